using System.Text;

namespace MgProvenance.Domain.Kernel;

/// <summary>A human name such as <c>DOE-2026-014</c>: unique in the notebook, correctable, in Unicode form NFC.</summary>
public readonly record struct Label
{
    private const int MaxLength = 80;

    public Label(string text)
    {
        var normal = text.Normalize(NormalizationForm.FormC).Trim();
        if (normal.Length is 0 or > MaxLength || normal.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format))
        {
            throw new MalformedValueException("label.malformed", $"“{text}” cannot be a label: 1 to {MaxLength} visible characters are needed.");
        }

        if (StreamIds.SubjectOf(normal) is not null)
        {
            throw new MalformedValueException("label.malformed", $"“{text}” has the form of an id, so it cannot be a label.");
        }

        Text = normal;
    }

    public string Text { get; }

    public override string ToString() => Text;
}

/// <summary>An event that gives its stream a label; the store keeps labels unique.</summary>
public interface ILabels : IEvent
{
    Label Label { get; }
}
