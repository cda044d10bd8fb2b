using System.Collections.Immutable;

namespace MgProvenance.Documents;

/// <summary>A line or paragraph of styled runs. Equal when all runs are equal.</summary>
public sealed class RichText : IEquatable<RichText>
{
    public static readonly RichText Empty = new([]);

    public RichText(IEnumerable<Span> spans) => Spans = [.. spans.Where(s => s.Text.Length > 0)];

    public ImmutableArray<Span> Spans { get; }

    public bool IsEmpty => Spans.IsEmpty;

    public static RichText Plain(string text) => new([new Span(text)]);

    /// <summary>A missing fact, printed as <c>[not recorded: lower cutoff]</c> and marked in every format.</summary>
    public static RichText Gap(string what) => new([new Span($"[not recorded: {what}]", SpanStyle.Gap)]);

    /// <summary>The same in a table's cell, where the column says what is missing.</summary>
    public static RichText Gap() => new([new Span("[not recorded]", SpanStyle.Gap)]);

    /// <summary>A number and its unit, held together on one line by a no-break space.</summary>
    public static RichText Quantity(string number, string unit, string? key = null) => new([new Span(Joined(number, unit), Key: key)]);

    public static RichTextBuilder Build() => new();

    public static implicit operator RichText(string text) => Plain(text);

    public static RichText FromString(string text) => Plain(text);

    /// <summary>The text without styles: subscripts become plain digits.</summary>
    public string ToPlainText() => string.Concat(Spans.Select(s => s.Text));

    public override string ToString() => ToPlainText();

    public bool Equals(RichText? other) => other is not null && Spans.AsSpan().SequenceEqual(other.Spans.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as RichText);

    public override int GetHashCode() => Spans.Aggregate(17, (hash, span) => HashCode.Combine(hash, span));

    internal static string Joined(string number, string unit) =>
        unit.Length == 0 ? number : number + "\u00A0" + unit.Replace(' ', '\u00A0');
}
