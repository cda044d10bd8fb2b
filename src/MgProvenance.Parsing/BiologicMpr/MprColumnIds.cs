namespace MgProvenance.Parsing.BiologicMpr;

internal enum Cell { Byte, UInt16, UInt32, Single, Double }

/// <summary>A stored column: its name in the text export and how its cell is written.</summary>
internal sealed record MprColumn(string Name, Cell Cell)
{
    public int Size => Cell switch { Cell.Byte => 1, Cell.UInt16 => 2, Cell.UInt32 or Cell.Single => 4, _ => 8 };
}

/// <summary>A quantity that shares the flags byte: <c>(byte >> Shift) &amp; Mask</c>.</summary>
internal sealed record MprFlag(string Name, int Shift, int Mask);

/// <summary>
/// The ids of .mpr columns. Sources: galvani and yadg (both read ids of only eight bits), checked against EC-Lab's own text exports with ids of sixteen bits.
/// An id that is not here stops the file: its size is nowhere in the file, and a guess would shift every later column.
/// </summary>
internal static class MprColumnIds
{
    public static readonly IReadOnlyDictionary<int, MprFlag> Flags = new Dictionary<int, MprFlag>
    {
        [1] = new("mode", 0, 3),
        [2] = new("ox/red", 2, 1),
        [3] = new("error", 3, 1),
        [21] = new("control changes", 4, 1),
        [31] = new("Ns changes", 5, 1),
        [65] = new("counter inc.", 7, 1),
    };

    /// <summary>Ids 498 to 502 have two published meanings; the length of a record tells which of them a file uses.</summary>
    public static readonly IReadOnlyDictionary<int, MprColumn> Charges = Table(Cell.Double,
        (498, "Q charge/mA.h"), (499, "Q discharge/mA.h"), (500, "step time/s"), (501, "Efficiency/%"), (502, "Capacity/mA.h"));

    public static readonly IReadOnlyDictionary<int, MprColumn> Harmonics = Table(Cell.Single,
        (498, "|Ece h2|/V"), (499, "|Ece h3|/V"), (500, "|Ece h4|/V"), (501, "|Ece h5|/V"), (502, "|Ece h6|/V"));

    private static readonly IReadOnlyDictionary<int, MprColumn> Known = new[]
    {
        Table(Cell.Double,
            (4, "time/s"), (7, "dq/mA.h"), (11, "<I>/mA"), (13, "(Q-Qo)/mA.h"), (23, "dQ/mA.h"), (24, "cycle number"), (74, "|Energy|/W.h"),
            (123, "Energy charge/W.h"), (124, "Energy discharge/W.h"), (125, "Capacitance charge/µF"), (126, "Capacitance discharge/µF"),
            (211, "Q charge/discharge/mA.h"), (467, "Q charge/discharge/mA.h"), (438, "step time/s"),
            (878, "Energy ce/W.h"), (880, "Energy we/W.h"), (883, "Energy ce charge/W.h"), (884, "Energy ce discharge/W.h")),
        Table(Cell.Single,
            (5, "control/V/mA"), (6, "Ewe/V"), (8, "I/mA"), (9, "Ece/V"), (15, "Phase(Z1)/deg"), (16, "Analog IN 1/V"), (17, "Analog IN 2/V"), (19, "control/V"),
            (20, "control/mA"), (26, "Rapp/Ohm"), (27, "Ewe-Ece/V"), (32, "freq/Hz"), (33, "|Ewe|/V"), (34, "|I|/A"), (35, "Phase(Z)/deg"), (36, "|Z|/Ohm"),
            (37, "Re(Z)/Ohm"), (38, "-Im(Z)/Ohm"), (69, "R/Ohm"), (70, "P/W"), (75, "Analog OUT/V"), (76, "<I>/mA"), (77, "<Ewe>/V"), (78, "Cs-2/µF-2"),
            (96, "|Ece|/V"), (98, "Phase(Zce)/deg"), (99, "|Zce|/Ohm"), (100, "Re(Zce)/Ohm"), (101, "-Im(Zce)/Ohm"), (163, "|Estack|/V"), (168, "Rcmp/Ohm"),
            (169, "Cs/µF"), (172, "Cp/µF"), (173, "Cp-2/µF-2"), (174, "<Ewe>/V"), (178, "(Q-Qo)/C"), (179, "dQ/C"),
            (271, "Phase(Z1)/deg"), (272, "Phase(Z2)/deg"), (301, "|Z1|/Ohm"), (302, "|Z2|/Ohm"), (331, "Re(Z1)/Ohm"), (332, "Re(Z2)/Ohm"),
            (361, "-Im(Z1)/Ohm"), (362, "-Im(Z2)/Ohm"), (391, "<E1>/V"), (392, "<E2>/V"),
            (422, "Phase(Zstack)/deg"), (423, "|Zstack|/Ohm"), (424, "Re(Zstack)/Ohm"), (425, "-Im(Zstack)/Ohm"), (426, "<Estack>/V"),
            (430, "Phase(Zwe-ce)/deg"), (431, "|Zwe-ce|/Ohm"), (432, "Re(Zwe-ce)/Ohm"), (433, "-Im(Zwe-ce)/Ohm"), (434, "(Q-Qo)/C"), (435, "dQ/C"),
            (441, "<Ece>/V"), (462, "Temperature/°C"), (471, "<Ece>/V"), (473, "THD Ewe/%"), (474, "THD I/%"), (475, "THD Ece/%"),
            (476, "NSD Ewe/%"), (477, "NSD I/%"), (478, "NSD Ece/%"), (479, "NSR Ewe/%"), (480, "NSR I/%"), (481, "NSR Ece/%"),
            (486, "|Ewe h2|/V"), (487, "|Ewe h3|/V"), (488, "|Ewe h4|/V"), (489, "|Ewe h5|/V"), (490, "|Ewe h6|/V"), (491, "|Ewe h7|/V"),
            (492, "|I h2|/A"), (493, "|I h3|/A"), (494, "|I h4|/A"), (495, "|I h5|/A"), (496, "|I h6|/A"), (497, "|I h7|/A"), (503, "|Ece h7|/V"),
            (504, "Rac/Ohm"), (505, "Rdc/Ohm")),
        Table(Cell.UInt32, (212, "half cycle"), (468, "half cycle"), (213, "z cycle"), (469, "z cycle")),
        Table(Cell.UInt16, (39, "I Range"), (131, "Ns")),
        Table(Cell.Byte, (509, "Acir/Dcir Control")),
    }.SelectMany(t => t).ToDictionary(p => p.Key, p => p.Value);

    public static bool HasTwoMeanings(int id) => Charges.ContainsKey(id);

    public static MprColumn? Find(int id) => Known.GetValueOrDefault(id);

    private static Dictionary<int, MprColumn> Table(Cell cell, params (int Id, string Name)[] ids) => ids.ToDictionary(i => i.Id, i => new MprColumn(i.Name, cell));
}
