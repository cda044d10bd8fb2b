namespace MgProvenance.Domain.Kernel;

/// <summary>Between which values something certainly lies, in one unit: what can be concluded from a value that is not exact.</summary>
/// <param name="Least">Null where it is open downwards.</param>
/// <param name="Most">Null where it is open upwards.</param>
/// <param name="LeastExcluded">Whether it is above <paramref name="Least"/> and not that itself.</param>
/// <param name="MostExcluded">Whether it is below <paramref name="Most"/> and not that itself.</param>
public readonly record struct Bounds(decimal? Least, decimal? Most, bool LeastExcluded = false, bool MostExcluded = false)
{
    /// <summary>Nothing is certain.</summary>
    public static Bounds None { get; } = new(null, null);

    public static Bounds Exactly(decimal value) => new(value, value);

    /// <param name="reported">“About” and “±” of unknown kind leave everything possible.</param>
    public static Bounds Of<TKind>(Reported<TKind>? reported, string unit)
        where TKind : IKind => reported is null ? None : reported.Form switch
        {
            Form.Exact => Exactly(reported.Value.In(unit)),
            Form.Below => new(null, reported.Value.In(unit), MostExcluded: true),
            Form.AtMost => new(null, reported.Value.In(unit)),
            Form.Above => new(reported.Value.In(unit), null, LeastExcluded: true),
            Form.AtLeast => new(reported.Value.In(unit), null),
            Form.Range => new(reported.Value.In(unit), reported.Other!.Value.In(unit)),
            Form.About or Form.PlusMinus => None,
            _ => throw new InvalidOperationException($"No bounds for the form {reported.Form}."),
        };

    public bool IsAbove(decimal limit) => Least > limit || (Least == limit && LeastExcluded);

    public bool IsBelow(decimal limit) => Most < limit || (Most == limit && MostExcluded);
}
