using System.Globalization;

namespace MgProvenance.Parsing.Neware;

/// <summary>Codes of the kind of step, with BTSDA's names where a BTSDA export shows them and names of the same form elsewhere.</summary>
internal static class StepTypes
{
    private static readonly Dictionary<int, string> Known = new()
    {
        [1] = "CC Chg",
        [2] = "CC DChg",
        [3] = "CV Chg",
        [4] = "Rest",
        [5] = "Cycle",
        [6] = "End",
        [7] = "CCCV Chg",
        [8] = "CP DChg",
        [9] = "CP Chg",
        [10] = "CR DChg",
        [13] = "Pause",
        [16] = "Pulse",
        [17] = "SIM",
        [18] = "PCCCV Chg",
        [19] = "CV DChg",
        [20] = "CCCV DChg",
        [21] = "Control",
        [22] = "OCV",
        [25] = "Ramp",
        [26] = "CPCV DChg",
        [27] = "CPCV Chg",
    };

    public static bool IsKnown(int code) => Known.ContainsKey(code);

    /// <summary>The name, or <c>type 99</c> for a code that nobody has named.</summary>
    public static string Name(int code) => Known.TryGetValue(code, out var name) ? name : string.Create(CultureInfo.InvariantCulture, $"type {code}");
}
