using System.Globalization;

namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>One parameter of a technique.</summary>
/// <param name="Name">As in the text export; <c>vs.</c> belongs to the parameter above.</param>
/// <param name="Kind">How it is stored: see <see cref="MprParameterLayouts"/>.</param>
internal sealed record MprParameter(string Name, char Kind)
{
    /// <summary>References and signs took one byte before EC-Lab 11.50 and take four since.</summary>
    public int Length(bool isNew) => Kind switch
    {
        'f' or 't' or 'u' => 4,
        'e' or 'c' or 'g' or 'w' => isNew ? 4 : 1,
        _ => 1,
    };

    /// <summary>The word of the text export; <c>code N</c> where it is not known, the number itself where it is a count.</summary>
    public string Word(uint code)
    {
        if (Kind is 'u' or 'n' or 'w') return code.ToString(CultureInfo.InvariantCulture);
        return MprParameterLayouts.Words.GetValueOrDefault(Kind) is { } words && code < words.Length && words[code].Length > 0 ? words[code] : string.Create(CultureInfo.InvariantCulture, $"code {code}");
    }
}

/// <summary>
/// Parameters by technique. Kinds: f single, t seconds as single, u u32, n u8, w count of u8 or u32, b code of u8; e potential reference, c current reference, g sign;
/// i unit of current, q of charge, s of scan rate, d of current rate, S how the current is set.
/// </summary>
internal static class MprParameterLayouts
{
    private const string Range = ";E range min (V)=f;E range max (V)=f";
    private const string AutoRange = Range + ";I Range=b;I Range min=b;I Range max=b;I Range init=b;Bandwidth=n";
    private const string Loop = ";goto Ns'=u;nc cycles=u";
    private const string Rest = "tR (h:m:s)=t;dER/dt (mV/h)=f;dER (mV)=f;dtR (s)=f";
    private const string GcplStart = "Set I/C=S;Is=f;unit Is=i;vs.=c;N=f;I sign=g;t1 (h:m:s)=t;I Range=b;Bandwidth=n;dE1 (mV)=f;dt1 (s)=f;EM (V)=f;tM (h:m:s)=t;Im=f;unit Im=i;dI/dt=f;dunit dI/dt=d"
        + Range + ";dq=f;unit dq=q;dtq (s)=f;dQM=f;unit dQM=q;dxM=f;";

    private const string GcplEnd = Rest + ";EL (V)=f" + Loop;

    private static readonly Dictionary<string, IReadOnlyList<MprParameter>[]> Known = new(StringComparer.Ordinal)
    {
        ["CV"] = [Layout("Ei (V)=f;vs.=e;dE/dt=f;dE/dt unit=s;E1 (V)=f;vs.=e;Step percent=n;N=u" + AutoRange + ";E2 (V)=f;vs.=e;nc cycles=u;Reverse Scan=w;Ef (V)=f;vs.=e")],
        ["LSV"] = [Layout(Rest + ";dE/dt=f;dE/dt unit=s;Ei (V)=f;vs.=e;EL (V)=f;vs.=e;record=b;dI=f;unit dI=i;tI (s)=f;step percent=n;N=u" + AutoRange)],
        ["CA"] = [Layout("Ei (V)=f;vs.=e;ti (h:m:s)=t;Imax=f;unit Imax=i;Imin=f;unit Imin=i;dQM=f;unit dQM=q;record=b;dI=f;unit dI=i;dQ=f;unit dQ=q;dt (s)=f;dta (s)=f" + AutoRange + Loop)],
        ["CP"] = [Layout("Is=f;unit Is=i;vs.=c;ts (h:m:s)=t;EM (V)=f;dQM=f;unit dQM=q;record=b;dEs (mV)=f;dts (s)=f" + Range + ";I Range=b;Bandwidth=n" + Loop)],
        ["GCPL"] = [Layout(GcplStart + "delta SoC (%)=f;" + GcplEnd), Layout(GcplStart + GcplEnd)],
        ["OCV"] = [Layout(Rest + Range)],
    };

    public static IReadOnlyDictionary<char, string[]> Words { get; } = new Dictionary<char, string[]>
    {
        ['e'] = ["Eoc", "Ectrl", "Emeas", "Ei", "Ref"],
        ['c'] = ["", "", "<None>"],
        ['g'] = ["> 0", "< 0"],
        ['i'] = ["A", "mA", "µA", "nA", "pA"],
        ['q'] = ["A.h", "mA.h", "µA.h", "nA.h", "pA.h"],
        ['s'] = ["", "mV/s", "V/s"],
        ['d'] = ["", "mA/s"],
        ['S'] = ["I", "C / N", "C x N"],
    };

    public static IReadOnlyList<IReadOnlyList<MprParameter>> Of(string? technique) => technique is null ? [] : Known.GetValueOrDefault(technique, []);

    private static List<MprParameter> Layout(string text) => [.. text.Split(';').Select(p => new MprParameter(p[..^2], p[^1]))];
}
