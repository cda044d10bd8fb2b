using System.Globalization;
using System.Text.RegularExpressions;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports;

/// <summary>Recorded facts as they are printed.</summary>
internal static partial class ReportText
{
    /// <summary>A UCUM code as it is printed: <c>uL</c> as µL, <c>mA.h/g</c> as mA h g^-1.</summary>
    public static string Unit(string ucum) => ucum switch
    {
        "1" => string.Empty,
        "uL" => "µL",
        "ug" => "µg",
        "um" => "µm",
        "uA" => "µA",
        "uA/mg" => "µA mg^-1",
        "uA/cm2" => "µA cm^-2",
        "mA/cm2" => "mA cm^-2",
        "umol" => "µmol",
        "uL/mg" => "µL mg^-1",
        "uL/(mA.h)" => "µL mA^-1 h^-1",
        "ug/g" => "µg g^-1",
        "Cel" => "°C",
        "[ppm]" => "ppm",
        "cm2" => "cm^2",
        "mmol/mL" => "mmol mL^-1",
        "mg/cm2" => "mg cm^-2",
        "mA.h" => "mA h",
        "mA.h/g" => "mA h g^-1",
        "mA.h/g/V" => "mA h g^-1 V^-1",
        "mA.h/V" => "mA h V^-1",
        "mA.h/cm2" => "mA h cm^-2",
        "mV/s" => "mV s^-1",
        "Ohm" => "Ω",
        "Ohm.cm2" => "Ω cm^2",
        "mA/g" => "mA g^-1",
        "mS/cm" => "mS cm^-1",
        "nm/min" => "nm min^-1",
        "g/mol" => "g mol^-1",
        _ => ucum,
    };

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
                var (ucum, printed) = (unit.Value.TrimStart(), Unit(unit.Value.TrimStart()));
                if (printed == ucum && ucum is not ("V" or "mV" or "mA" or "h" or "min" or "s")) continue;
                text.Add(span with { Text = span.Text[at..unit.Index] + "\u202F" });
                foreach (var part in Chemistry.Unit(printed).Spans) text.Add(span with { Text = part.Text, Style = span.Style | part.Style });
                at = unit.Index + unit.Length;
            }

            text.Add(span with { Text = span.Text[at..] });
        }

        return text.Done();
    }

    [GeneratedRegex(@"(?<=\d) [A-Za-z]+(\.[A-Za-z]+)?(/\(?[A-Za-z]+2?(\.[A-Za-z]+\))?)?(?![\w/])", RegexOptions.CultureInvariant)]
    private static partial Regex UnitAfterNumber();

    public static RichText NumberAndUnit(string number, string ucum) => RichText.Build().Text(number).Text(ucum is "1" or "%" ? string.Empty : "\u202F").Add(ucum == "%" ? RichText.Plain("\u202F%") : Chemistry.Unit(Unit(ucum))).Done();
}
