using System.Globalization;
using System.Text;

namespace MgProvenance.Domain.Kernel;

/// <summary>
/// A human name such as <c>DOE-2026-014</c>: unique in the notebook, correctable. Two labels that look the same must be the same, so characters that
/// cannot be seen are refused, and so are combining marks: the runtime composes them to NFC only where it has ICU, and this program runs without.
/// </summary>
public readonly record struct Label
{
    private const int MaxLength = 80;

    public Label(string text)
    {
        var normal = Composed(text.Trim());
        if (normal.Length is 0 or > MaxLength || normal.EnumerateRunes().Any(r => r != new Rune(' ') && !IsVisible(r)))
        {
            throw new MalformedValueException("label.malformed", $"“{text}” cannot be a label: 1 to {MaxLength} visible characters are needed, each letter with its accent as one character.");
        }

        if (StreamIds.SubjectOf(normal) is not null)
        {
            throw new MalformedValueException("label.malformed", $"“{text}” has the form of an id, so it cannot be a label.");
        }

        Text = normal;
    }

    public string Text { get; }

    public override string ToString() => Text;

    /// <summary>NFC maps these three signs to the letters that they look like.</summary>
    private static string Composed(string text) => text.Replace('\u2126', '\u03a9').Replace('\u212a', 'K').Replace('\u212b', '\u00c5');

    /// <summary>Half a surrogate pair enumerates as the replacement character.</summary>
    private static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}

/// <summary>An event that gives its stream a label; the store keeps labels unique.</summary>
public interface ILabels : IEvent
{
    Label Label { get; }
}
