namespace MgProvenance.Domain.Kernel;

/// <summary>A named setting of an instrument or a program, as a value with its unit or in words.</summary>
public sealed record Setting(string Name, AnyQuantity? Value, string? Words);
