using MgProvenance.Parsing.Cycling;

namespace MgProvenance.Parsing.BdfCsv;

/// <summary>A conversion may keep Arbin's own columns, in A and A.h, beside those of the format: both must tell the same.</summary>
internal static class ArbinBeside
{
    private const double Relative = 0.01;

    private static readonly (string Arbin, Meaning Meaning)[] Pairs =
    [
        ("Current", Meaning.Current),
        ("Charge_Capacity", Meaning.ChargeCapacity),
        ("Discharge_Capacity", Meaning.DischargeCapacity),
    ];

    public static void Check(IReadOnlyList<Column> columns, FindingList findings)
    {
        foreach (var (arbin, meaning) in Pairs)
        {
            var own = columns.FirstOrDefault(c => c is { Texts: null } && c.Name == arbin);
            var converted = columns.FirstOrDefault(c => c.Meaning == meaning);
            if (own is null || converted is null || Units.InBaseUnit(converted, findings) is not { } values) continue;
            const double milli = 1000;
            var expected = Largest(own.Values) * milli;
            var found = Largest(values);
            if (Math.Abs(expected - found) <= Relative * expected) continue;
            findings.Error("bdf.contradiction", FindingList.AtColumn(converted.Name), $"The file contradicts itself: this column does not agree with Arbin's column {arbin} beside it, which is in A or A.h. This column is taken as its name says.",
                FormattableString.Invariant($"at most {expected:G6} mA or mA.h"), FormattableString.Invariant($"{found:G6}"));
        }
    }

    private static double Largest(double[] values) => values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
}
