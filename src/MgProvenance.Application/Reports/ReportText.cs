using System.Globalization;
using System.Text.RegularExpressions;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports;

/// <summary>Recorded facts as they are printed.</summary>
internal static partial class ReportText
{
    public static RichText Of<TKind>(Quantity<TKind> quantity)
        where TKind : IKind => NumberAndUnit(quantity.ValueText, quantity.Unit);

    public static RichText Of<TKind>(Reported<TKind> reported)
        where TKind : IKind
    {
        var (value, unit) = (reported.Value.ValueText, reported.Value.Unit);
        return reported.Form switch
        {
            Form.Exact => NumberAndUnit(value, unit),
            Form.About => NumberAndUnit($"≈ {value}", unit),
            Form.Below => NumberAndUnit($"< {value}", unit),
            Form.AtMost => NumberAndUnit($"at most {value}", unit),
            Form.Above => NumberAndUnit($"> {value}", unit),
            Form.AtLeast => NumberAndUnit($"at least {value}", unit),
            Form.Range => NumberAndUnit($"{value}–{reported.Other!.Value.ValueText}", unit),
            Form.PlusMinus => RichText.Build().Add(NumberAndUnit($"{value} ± {reported.Other!.Value.ValueText}", unit)).Text(" (kind of ± not given)"),
            _ => throw new ArgumentOutOfRangeException(nameof(reported), reported.Form, "No such form."),
        };
    }

    /// <summary>One value where all agree, otherwise the range over what was really done, in the unit of the first.</summary>
    public static RichText RangeOf<TKind>(IReadOnlyList<Quantity<TKind>> values)
        where TKind : IKind
    {
        var unit = values[0].Unit;
        var (least, most) = (values.MinBy(v => v.In(unit)), values.MaxBy(v => v.In(unit)));
        return least.In(unit) == most.In(unit)
            ? Of(values[0])
            : NumberAndUnit($"{least.In(unit).ToString(CultureInfo.InvariantCulture)}–{most.In(unit).ToString(CultureInfo.InvariantCulture)}", unit);
    }

    /// <summary>The same for reported values: a range when all are exact, otherwise each different form as it was reported.</summary>
    public static RichText RangeOf<TKind>(IReadOnlyList<Reported<TKind>> values)
        where TKind : IKind => values.All(v => v.Form == Form.Exact)
            ? RangeOf(values.Select(v => v.Value).ToList())
            : Join(values.DistinctBy(v => v.ToString()).Select(Of), " or ");

    public static RichText Join(IEnumerable<RichText> parts, string separator)
    {
        var text = RichText.Build();
        foreach (var (part, i) in parts.Select((p, i) => (p, i)))
        {
            if (i > 0) text.Text(separator);
            text.Add(part);
        }

        return text.Done();
    }

    /// <summary>“a, b and c”.</summary>
    public static RichText List(IReadOnlyList<RichText> parts) =>
        parts.Count < 2 ? Join(parts, string.Empty) : RichText.Build().Add(Join(parts.Take(parts.Count - 1), ", ")).Text(" and ").Add(parts[^1]).Done();

    /// <summary>Words in which units after a number are set as units: of “1C, 128.8 mA/g” mA/g.</summary>
    public static RichText WithUnits(RichText words)
    {
        var text = RichText.Build();
        foreach (var span in words.Spans)
        {
            var at = 0;
            foreach (Match unit in UnitAfterNumber().Matches(span.Text))
            {
                text.Add(span with { Text = span.Text[at..unit.Index] + "\u202F" });
                foreach (var part in Chemistry.Unit(UnitText.Of(unit.Value[1..])).Spans) text.Add(span with { Text = part.Text, Style = span.Style | part.Style });
                at = unit.Index + unit.Length;
            }

            text.Add(span with { Text = span.Text[at..] });
        }

        return text.Done();
    }

    private const string Atom = "([munk]?(A|V|g|L|mol|Ohm|s)|h|min|cm2)";

    [GeneratedRegex(@"(?<=\d) " + Atom + @"(\." + Atom + ")?(/(" + Atom + @"|\(" + Atom + @"\." + Atom + @"\)))?(?![\w/])", RegexOptions.CultureInvariant)]
    private static partial Regex UnitAfterNumber();

    public static RichText NumberAndUnit(string number, string ucum) => RichText.Build().Text(number).Text(ucum is "1" or "%" ? string.Empty : "\u202F").Add(ucum == "%" ? RichText.Plain("\u202F%") : Chemistry.Unit(UnitText.Of(ucum))).Done();
}
