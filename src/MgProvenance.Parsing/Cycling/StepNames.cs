namespace MgProvenance.Parsing.Cycling;

/// <summary>LAND's, LANDT's and Neware's names of steps: what is controlled and in which direction charge flows.</summary>
internal static class StepNames
{
    private static readonly Dictionary<string, (RowMode Mode, int Direction)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["R"] = (RowMode.Rest, 0),
        ["REST"] = (RowMode.Rest, 0),
        ["静置"] = (RowMode.Rest, 0),
        ["C_CC"] = (RowMode.Galvanostatic, 1),
        ["D_CC"] = (RowMode.Galvanostatic, -1),
        ["C_Rate"] = (RowMode.Galvanostatic, 1),
        ["D_Rate"] = (RowMode.Galvanostatic, -1),
        ["C_CRATE"] = (RowMode.Galvanostatic, 1),
        ["D_CRATE"] = (RowMode.Galvanostatic, -1),
        ["RateC"] = (RowMode.Galvanostatic, 1),
        ["RateD"] = (RowMode.Galvanostatic, -1),
        ["charge CC"] = (RowMode.Galvanostatic, 1),
        ["discharge CC"] = (RowMode.Galvanostatic, -1),
        ["恒流充电"] = (RowMode.Galvanostatic, 1),
        ["恒流放电"] = (RowMode.Galvanostatic, -1),
        ["C_CV"] = (RowMode.Potentiostatic, 1),
        ["D_CV"] = (RowMode.Potentiostatic, -1),
        ["charge CV"] = (RowMode.Potentiostatic, 1),
        ["discharge CV"] = (RowMode.Potentiostatic, -1),
        ["charge"] = (RowMode.Unknown, 1),
        ["discharge"] = (RowMode.Unknown, -1),
        ["恒压充电"] = (RowMode.Potentiostatic, 1),
        ["CC Chg"] = (RowMode.Galvanostatic, 1),
        ["CC DChg"] = (RowMode.Galvanostatic, -1),
        ["CV Chg"] = (RowMode.Potentiostatic, 1),
        ["CV DChg"] = (RowMode.Potentiostatic, -1),
        ["OCV"] = (RowMode.Rest, 0),
        ["Pause"] = (RowMode.Rest, 0),
        ["C"] = (RowMode.Unknown, 1),
        ["D"] = (RowMode.Unknown, -1),
        ["CCCV Chg"] = (RowMode.Unknown, 1),
        ["CCCV DChg"] = (RowMode.Unknown, -1),
        ["PCCCV Chg"] = (RowMode.Unknown, 1),
        ["CP Chg"] = (RowMode.Unknown, 1),
        ["CP DChg"] = (RowMode.Unknown, -1),
        ["CR DChg"] = (RowMode.Unknown, -1),
        ["CPCV Chg"] = (RowMode.Unknown, 1),
        ["CPCV DChg"] = (RowMode.Unknown, -1),
    };

    /// <summary>Names in plain words, for what is not called by any instrument's name.</summary>
    public static IReadOnlyList<string> Plain { get; } = ["rest", "charge CC", "discharge CC", "charge CV", "discharge CV", "charge", "discharge"];

    public static bool IsPlain(string name) => Plain.Contains(name, StringComparer.Ordinal);

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    public static RowMode Mode(string name) => Known.TryGetValue(name, out var known) ? known.Mode : RowMode.Unknown;

    /// <summary>1 charge, -1 discharge, 0 not told by the name.</summary>
    public static int Direction(string name) => Known.TryGetValue(name, out var known) ? known.Direction : 0;
}
