namespace MgProvenance.Domain.Kernel;

/// <summary>A setting of an instrument or of a program, by value, in words, or both.</summary>
/// <param name="Name">For example <c>excitation-wavelength</c>.</param>
public sealed record Setting(string Name, AnyQuantity? Value, string? Words);
