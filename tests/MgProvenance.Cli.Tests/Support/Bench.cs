namespace MgProvenance.Cli.Tests.Support;

/// <summary>Scripts of a small bench: lots, a batch, a sheet, pieces, a cell and its run, all with labels that begin with one mark.</summary>
internal static class Bench
{
    public static string[] Lots(string mark, string? expires = null) =>
    [
        $$"""{"command": "register-equipment", "label": "{{mark}}-BAL", "kind": "balance", "resolution": "0.01 mg"}""",
        $$"""{"command": "receive-lot", "label": "{{mark}}-DME", "substance": "DME", "doneAt": "2026-04-01+02:00"}""",
        $$"""{"command": "receive-lot", "label": "{{mark}}-SALT", "substance": "Mg(TFSI)2", "molarMass": "584.60 g/mol"{{(expires is null ? string.Empty : $", \"expires\": \"{expires}\"")}}, "doneAt": "2026-04-01+02:00"}""",
        $$"""{"command": "receive-lot", "label": "{{mark}}-HOST", "substance": "Mo6S8", "doneAt": "2026-04-01+02:00"}""",
        $$"""{"command": "receive-lot", "label": "{{mark}}-CARBON", "substance": "acetylene black", "doneAt": "2026-04-01+02:00"}""",
        $$"""{"command": "receive-lot", "label": "{{mark}}-MG", "substance": "Mg disc", "formula": "Mg", "doneAt": "2026-04-01+02:00"}""",
        $$"""{"command": "receive-lot", "label": "{{mark}}-GF", "substance": "glass fibre separator", "doneAt": "2026-04-01+02:00"}""",
    ];

    public static string[] Batch(string mark) =>
    [
        $$"""{"command": "open-batch", "label": "{{mark}}-BATCH", "formulation": "0.25 M Mg(TFSI)2 in DME", "doneAt": "2026-04-02T09:00+02:00"}""",
        $$"""{"command": "dispense-solvent", "batch": "{{mark}}-BATCH", "solvent": "{{mark}}-DME", "volume": "5.00 mL", "doneAt": "2026-04-02T09:10+02:00"}""",
        $$"""{"command": "add-salt", "batch": "{{mark}}-BATCH", "salt": "{{mark}}-SALT", "mass": "730.75 mg", "balance": "{{mark}}-BAL", "doneAt": "2026-04-02T09:20+02:00"}""",
        $$"""{"command": "stir-electrolyte", "batch": "{{mark}}-BATCH", "duration": "12 h", "doneAt": "2026-04-02T09:30+02:00"}""",
        $$"""{"command": "note-appearance", "batch": "{{mark}}-BATCH", "clarity": "clear", "colour": "colourless", "doneAt": "2026-04-02T21:30+02:00"}""",
    ];

    public static string Release(string mark) => $$"""{"command": "release-electrolyte", "batch": "{{mark}}-BATCH", "doneAt": "2026-04-03T09:00+02:00"}""";

    /// <summary>Four blanks of 5.52 mg and a disc of 6.52 mg, 80 % of it active: 0.800 mg of host on 10 mm.</summary>
    public static string[] Cell(string mark) =>
    [
        $$"""{"command": "start-sheet", "label": "{{mark}}-SHEET", "activeMaterial": "Mo6S8", "process": "cast", "components": [{"lot": "{{mark}}-HOST", "role": "active", "fraction": "80 %"}, {"lot": "{{mark}}-CARBON", "role": "carbon", "fraction": "20 %"}], "doneAt": "2026-04-02T10:00+02:00"}""",
        .. Enumerable.Range(1, 4).Select(n => $$"""{"command": "weigh-blank", "sheet": "{{mark}}-SHEET", "mass": "5.52 mg", "balance": "{{mark}}-BAL", "doneAt": "2026-04-02T11:0{{n}}+02:00"}"""),
        $$"""{"command": "cut-piece", "label": "{{mark}}-POS", "sheet": "{{mark}}-SHEET", "shape": "disc", "size": "10.0 mm", "doneAt": "2026-04-02T12:00+02:00"}""",
        $$"""{"command": "weigh-piece", "piece": "{{mark}}-POS", "mass": "6.52 mg", "balance": "{{mark}}-BAL", "doneAt": "2026-04-02T12:05+02:00"}""",
        $$"""{"command": "cut-piece", "label": "{{mark}}-NEG", "metal": "{{mark}}-MG", "shape": "disc", "doneAt": "2026-04-02T12:30+02:00"}""",
        $$"""{"command": "start-assembly", "label": "{{mark}}-C1", "format": "CR2032", "doneAt": "2026-04-03T10:00+02:00"}""",
        $$"""{"command": "place-part", "cell": "{{mark}}-C1", "role": "positiveElectrode", "description": "Mo6S8 disc", "piece": "{{mark}}-POS"}""",
        $$"""{"command": "place-part", "cell": "{{mark}}-C1", "role": "separator", "description": "glass fibre", "lot": "{{mark}}-GF"}""",
        $$"""{"command": "place-part", "cell": "{{mark}}-C1", "role": "negativeElectrode", "description": "Mg disc", "piece": "{{mark}}-NEG"}""",
        $$"""{"command": "fill-cell", "cell": "{{mark}}-C1", "batch": "{{mark}}-BATCH", "volume": "80 uL", "doneAt": "2026-04-03T10:05+02:00"}""",
        $$"""{"command": "close-cell", "cell": "{{mark}}-C1", "closing": "crimp", "doneAt": "2026-04-03T10:10+02:00"}""",
        $$"""{"command": "plan-run", "label": "{{mark}}-RUN", "cell": "{{mark}}-C1", "technique": "galvanostatic cycling"}""",
    ];

    public static string[] Study(string mark) =>
    [
        $$"""{"command": "open-study", "label": "{{mark}}-STUDY", "title": "A study of one cell"}""",
        $$"""{"command": "declare-group", "study": "{{mark}}-STUDY", "group": "ONE", "factor": "One electrolyte"}""",
        $$"""{"command": "assign-cell", "study": "{{mark}}-STUDY", "cell": "{{mark}}-C1", "group": "ONE"}""",
    ];
}
