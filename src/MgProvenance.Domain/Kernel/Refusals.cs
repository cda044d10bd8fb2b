namespace MgProvenance.Domain.Kernel;

/// <summary>Why something was not done: a stable code for programs and a sentence for people.</summary>
/// <param name="Code">Lower case, <c>subject.reason</c>, for example <c>electrolyte.not-open</c>.</param>
public sealed record Refusal(string Code, string Sentence)
{
    public override string ToString() => $"{Code}: {Sentence}";
}

/// <summary>Input that cannot be a fact (wrong unit, negative mass, malformed id). Caught where requests are read and answered as a <see cref="Refusal"/>.</summary>
public sealed class MalformedValueException(string code, string sentence) : FormatException(sentence)
{
    public Refusal Refusal { get; } = new(code, sentence);
}
