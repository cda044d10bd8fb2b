using System.Diagnostics.CodeAnalysis;

namespace MgProvenance.Analysis;

/// <summary>Why an input was not accepted: a stable code, a sentence for people and, where one is to blame, the zero-based row.</summary>
public sealed record Refusal(string Code, string Sentence, int? Row = null);

/// <summary>Something noticed in data that were accepted: a stable code, a sentence and, where it has one, the zero-based row.</summary>
public sealed record Finding(string Code, string Sentence, int? Row = null);

/// <summary>Either a value or the refusal that stands in its place.</summary>
public sealed class Outcome<T>
    where T : class
{
    private readonly T? _value;
    private readonly Refusal? _refusal;

    private Outcome(T? value, Refusal? refusal) => (_value, _refusal) = (value, refusal);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);

    /// <summary>Exactly one of the two is not null.</summary>
    public bool IsAccepted([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (_value, _refusal);
        return value is not null;
    }

    /// <summary>The value. Throws where the input was refused: for callers that have checked their input already.</summary>
    public T Required() => _value ?? throw new InvalidOperationException($"{_refusal!.Code}: {_refusal.Sentence}");
}
