namespace MgProvenance.Application.Tests;

/// <summary>Lines of recording scripts for a small bench; all labels begin with one mark.</summary>
internal static class Bench
{
    public static string[] Lots(string mark, string? expires = null) =>
    [
        $$"""{"command": "register-equipment", "label": "{{mark}}-BAL", "kind": "balance", "resolution": "0.01 mg"}""",
        $$"""{"command": "receive-lot", "label": "{{mark}}-DME", "substance": "DME", "doneAt": "2026-04-01+02:00"}""",
        $$"""{"command": "receive-lot", "label": "{{mark}}-SALT", "substance": "Mg(TFSI)2", "molarMass": "584.60 g/mol"{{(expires is null ? "" : $", \"expires\": \"{expires}\"")}}, "doneAt": "2026-04-01+02:00"}""",
        $$"""{"command": "receive-lot", "label": "{{mark}}-HOST", "substance": "Mo6S8", "doneAt": "2026-04-01+02:00"}""",
        $$"""{"command": "receive-lot", "label": "{{mark}}-MG", "substance": "Mg", "doneAt": "2026-04-01+02:00"}""",
    ];

    public static string[] Batch(string mark, string batch = "BATCH", string solvent = "5.00 mL", string salt = "730.75 mg") =>
    [
        $$"""{"command": "open-batch", "label": "{{mark}}-{{batch}}", "formulation": "Mg(TFSI)2 in DME", "doneAt": "2026-04-02T09:00+02:00"}""",
        $$"""{"command": "dispense-solvent", "batch": "{{mark}}-{{batch}}", "solvent": "{{mark}}-DME", "volume": "{{solvent}}", "doneAt": "2026-04-02T09:10+02:00"}""",
        $$"""{"command": "add-salt", "batch": "{{mark}}-{{batch}}", "salt": "{{mark}}-SALT", "mass": "{{salt}}", "balance": "{{mark}}-BAL", "doneAt": "2026-04-02T09:20+02:00"}""",
        $$"""{"command": "stir-electrolyte", "batch": "{{mark}}-{{batch}}", "duration": "12 h", "doneAt": "2026-04-02T09:30+02:00"}""",
        $$"""{"command": "note-appearance", "batch": "{{mark}}-{{batch}}", "clarity": "clear", "colour": "colourless", "doneAt": "2026-04-02T21:30+02:00"}""",
        $$"""{"command": "release-electrolyte", "batch": "{{mark}}-{{batch}}", "doneAt": "2026-04-03T09:00+02:00"}""",
    ];

    /// <summary>Four blanks of 5.50, 5.52, 5.51 and 5.55 mg (mean 5.52 mg, s² = 0.0014/3 mg²), coated to 80 % with host.</summary>
    public static string[] Sheet(string mark) =>
    [
        $$"""{"command": "start-sheet", "label": "{{mark}}-SHEET", "activeMaterial": "Mo6S8", "process": "cast", "components": [{"lot": "{{mark}}-HOST", "role": "active", "fraction": "80 %"}], "doneAt": "2026-04-02T10:00+02:00"}""",
        .. new[] { "5.50", "5.52", "5.51", "5.55" }.Select(mass => $$"""{"command": "weigh-blank", "sheet": "{{mark}}-SHEET", "mass": "{{mass}} mg", "balance": "{{mark}}-BAL"}"""),
    ];

    /// <summary>A cell of a 6.52 mg disc of 10.0 mm and 80 µL of electrolyte, with a planned run.</summary>
    public static string[] Cell(string mark, string cell = "C1", string batch = "BATCH", string disc = "6.52 mg") =>
    [
        $$"""{"command": "cut-piece", "label": "{{mark}}-{{cell}}-POS", "sheet": "{{mark}}-SHEET", "shape": "disc", "size": "10.0 mm", "doneAt": "2026-04-02T12:00+02:00"}""",
        $$"""{"command": "weigh-piece", "piece": "{{mark}}-{{cell}}-POS", "mass": "{{disc}}", "balance": "{{mark}}-BAL"}""",
        $$"""{"command": "cut-piece", "label": "{{mark}}-{{cell}}-NEG", "metal": "{{mark}}-MG", "shape": "disc"}""",
        $$"""{"command": "start-assembly", "label": "{{mark}}-{{cell}}", "format": "CR2032", "doneAt": "2026-04-03T10:00+02:00"}""",
        $$"""{"command": "place-part", "cell": "{{mark}}-{{cell}}", "role": "positiveElectrode", "description": "Mo6S8 disc", "piece": "{{mark}}-{{cell}}-POS"}""",
        $$"""{"command": "place-part", "cell": "{{mark}}-{{cell}}", "role": "negativeElectrode", "description": "Mg disc", "piece": "{{mark}}-{{cell}}-NEG"}""",
        Fill(mark, cell, batch),
        $$"""{"command": "close-cell", "cell": "{{mark}}-{{cell}}", "closing": "crimp", "doneAt": "2026-04-03T10:10+02:00"}""",
        $$"""{"command": "plan-run", "label": "{{mark}}-{{cell}}-RUN", "cell": "{{mark}}-{{cell}}", "technique": "galvanostatic cycling"}""",
    ];

    public static string Fill(string mark, string cell = "C1", string batch = "BATCH") =>
        $$"""{"command": "fill-cell", "cell": "{{mark}}-{{cell}}", "batch": "{{mark}}-{{batch}}", "volume": "80 uL", "doneAt": "2026-04-03T10:05+02:00"}""";

    public static string[] Study(string mark, params string[] cells) =>
    [
        $$"""{"command": "open-study", "label": "{{mark}}-STUDY", "title": "A small study"}""",
        $$"""{"command": "declare-group", "study": "{{mark}}-STUDY", "group": "ONE", "factor": "One electrolyte"}""",
        .. cells.Select(cell => $$"""{"command": "assign-cell", "study": "{{mark}}-STUDY", "cell": "{{mark}}-{{cell}}", "group": "ONE"}"""),
    ];

    /// <summary>One cycle of a LAND export that charges 0.002 mAh and discharges so much.</summary>
    public static byte[] LandFile(string dischargeMAh = "0.001") => System.Text.Encoding.UTF8.GetBytes(
        $"Cycle,CapC/mAh,CapD/mAh\r\n1,0.002,{dischargeMAh}\r\n"
        + "Step,CycleNo,Mode,Period,Capacity/mAh\r\n1,1,C_CC,0:00:20,0.002\r\n"
        + Records
        + "1,0:00:10,0:00:10,1,1,0.5,0.36,0.001,2026/02/28 09:00:10,C_CC,\r\n"
        + "2,0:00:20,0:00:20,1,1,0.6,0.36,0.002,2026/02/28 09:00:20,C_CC,\r\n"
        + $"Step,CycleNo,Mode,Period,Capacity/mAh\r\n2,1,D_CC,0:00:10,{dischargeMAh}\r\n"
        + Records
        + $"3,0:00:30,0:00:10,1,2,0.4,-0.36,{dischargeMAh},2026/02/28 09:00:30,D_CC,\r\n");

    private const string Records = "Record,TestTime,StepTime,CycleNo,StepNo,Voltage/V,Current/mA,Capacity/mAh,SysTime,StepStatus,Mark1\r\n";
}
