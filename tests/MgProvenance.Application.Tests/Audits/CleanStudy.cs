using System.Globalization;
using System.Text;
using MgProvenance.Analysis.Simulation;

namespace MgProvenance.Application.Tests.Audits;

/// <summary>
/// A small study in which everything that a referee would ask was recorded: two salts of the same amount of magnesium, three cells each from as many batches, declared beforehand.
/// Its data files are made here and attached as measured ones, for the sake of the rules about simulated data.
/// </summary>
internal static class CleanStudy
{
    private const int CellsPerGroup = 3;

    private static readonly (string Group, string Lot, string Substance, string Formula, string Mass, string Factor)[] Groups =
    [
        ("ONE", "TFSI", "Mg(TFSI)2", "Mg(N(SO2CF3)2)2", "731.48 mg", "0.25 mmol/mL of Mg(TFSI)2"),
        ("TWO", "OTF", "Mg(OTf)2", "Mg(CF3SO3)2", "403.45 mg", "0.25 mmol/mL of Mg(OTf)2"),
    ];

    public static async Task Record(Notebook notebook, string mark)
    {
        await notebook.Record([.. Equipment(mark), .. Lots(mark), .. Protocol(mark), .. Study(mark)]);
        foreach (var (group, i) in Groups.Select((g, i) => (g, i)))
        {
            for (var n = 1; n <= CellsPerGroup; n++) await notebook.Record([.. Batch(mark, group, n)]);
        }

        await notebook.Record([.. Sheet(mark, "A"), .. Sheet(mark, "B")]);
        foreach (var cell in Cells())
        {
            await notebook.Record([.. Cell(mark, cell)]);
            await notebook.Attach($"{mark}-{cell.Label}-RUN", $"{mark}-{cell.Label}.csv", File(cell));
            await notebook.Record($$"""{"command": "end-run", "run": "{{mark}}-{{cell.Label}}-RUN", "completed": 5, "doneAt": "2026-05-18T08:00+02:00"}""");
        }

        await notebook.Record([.. Manuscript(mark)]);
    }

    private sealed record CellPlan(string Label, string Group, string Salt, int Number, int Index);

    private static IEnumerable<CellPlan> Cells() => Groups.SelectMany((g, i) => Enumerable.Range(1, CellsPerGroup).Select(n => new CellPlan($"{g.Group}-{n}", g.Group, g.Lot, n, (CellsPerGroup * i) + n)));

    private static IEnumerable<string> Equipment(string mark)
    {
        yield return $$"""{"command": "register-equipment", "label": "{{mark}}-BOX", "kind": "glovebox", "maker": "A maker", "model": "G-1", "serialNumber": "1"}""";
        yield return $$"""{"command": "register-equipment", "label": "{{mark}}-BAL", "kind": "balance", "maker": "A maker", "model": "B-1", "serialNumber": "2", "resolution": "0.01 mg", "minimumWeight": "1 mg"}""";
        yield return $$"""{"command": "register-equipment", "label": "{{mark}}-PIP", "kind": "pipette", "maker": "A maker", "model": "P-1", "serialNumber": "3", "nominalVolume": "100 uL", "volumeError": {"percentOfReading": 1.0} }""";
        yield return $$"""{"command": "register-equipment", "label": "{{mark}}-PIP5", "kind": "pipette", "maker": "A maker", "model": "P-5", "serialNumber": "4", "nominalVolume": "5 mL", "volumeError": {"percentOfReading": 0.6} }""";
        yield return $$"""{"command": "register-equipment", "label": "{{mark}}-CYC", "kind": "cycler", "maker": "A maker", "model": "C-1", "serialNumber": "5", "currentRange": "1 mA", "currentError": {"percentOfReading": 0.05, "percentOfRange": 0.02} }""";
        foreach (var label in new[] { "BAL", "PIP", "PIP5", "CYC" }) yield return $$"""{"command": "calibrate-equipment", "equipment": "{{mark}}-{{label}}", "on": "2026-01-12", "validUntil": "2027-01-12", "certificate": "{{label}}-2026"}""";
        foreach (var day in new[] { "2026-05-04T08:30", "2026-05-05T08:30", "2026-05-06T08:30", "2026-05-07T08:30" }) yield return $$"""{"command": "read-atmosphere", "glovebox": "{{mark}}-BOX", "water": "0.1 [ppm]", "oxygen": "0.2 [ppm]", "doneAt": "{{day}}+02:00"}""";
    }

    private static IEnumerable<string> Lots(string mark)
    {
        yield return Lot(mark, "DME", "1,2-dimethoxyethane", "\"purity\": \"99.9 %\", \"formula\": \"C4H10O2\", \"grade\": \"anhydrous\", \"volume\": \"100 mL\"");
        foreach (var g in Groups) yield return Lot(mark, g.Lot, g.Substance, $"\"purity\": \"99.9 %\", \"formula\": \"{g.Formula}\", \"mass\": \"10 g\"");
        yield return Lot(mark, "HOST", "Mo6S8", "\"purity\": \"99 %\", \"formula\": \"Mo6S8\", \"mass\": \"5 g\"");
        yield return Lot(mark, "CARBON", "acetylene black", "\"purity\": \"99.9 %\", \"mass\": \"50 g\"");
        yield return Lot(mark, "PVDF", "PVDF", "\"purity\": \"99.5 %\", \"mass\": \"50 g\"");
        yield return Lot(mark, "NMP", "N-methyl-2-pyrrolidone", "\"purity\": \"99.5 %\", \"volume\": \"100 mL\"");
        yield return Lot(mark, "SUBSTRATE", "carbon paper", "\"purity\": \"99 %\"");
        yield return Lot(mark, "SEP", "polypropylene separator", "\"grade\": \"porosity 41 %\", \"purity\": \"99 %\"");
        yield return Lot(mark, "MG", "Mg", "\"purity\": \"99.9 %\", \"formula\": \"Mg\"");
        yield return $$"""{"command": "open-lot", "lot": "{{mark}}-DME", "doneAt": "2026-05-04T08:40+02:00"}""";
        yield return $$"""{"command": "check-stabiliser", "lot": "{{mark}}-DME", "method": "test strip", "stabiliser": "none", "peroxide": "0.5 [ppm]", "doneAt": "2026-05-04T08:45+02:00"}""";
        foreach (var lot in new[] { "DME", "TFSI", "OTF" })
        {
            yield return $$"""{"command": "transfer-lot", "lot": "{{mark}}-{{lot}}", "glovebox": "{{mark}}-BOX", "doneAt": "2026-05-04T08:35+02:00"}""";
            yield return $$"""{"command": "measure-lot-water", "lot": "{{mark}}-{{lot}}", "content": "8 [ppm]", "method": "coulometric Karl Fischer titration", "replicates": 3, "doneAt": "2026-05-04T08:50+02:00"}""";
        }
    }

    private static string Lot(string mark, string label, string substance, string rest) =>
        $$"""{"command": "receive-lot", "label": "{{mark}}-{{label}}", "substance": "{{substance}}", "supplier": "A supplier", "lotNumber": "{{label}}-7", "expires": "2027-04-30", {{rest}}, "doneAt": "2026-04-20+02:00"}""";

    private static IEnumerable<string> Protocol(string mark)
    {
        foreach (var g in Groups)
        {
            yield return $$"""{"command": "draft-protocol", "label": "{{mark}}-PREP-{{g.Group}}", "title": "{{g.Substance}} in DME"}""";
            yield return $$"""
                {"command": "publish-protocol", "protocol": "{{mark}}-PREP-{{g.Group}}", "version": 1, "source": "our own", "basis": "5.00 mL", "steps": [
                {"key": "dme", "action": "dispense-solvent", "instruction": "Take DME.", "substance": "1,2-dimethoxyethane", "amount": "5.00 mL", "tolerance": 0.02},
                {"key": "salt", "action": "add-salt", "instruction": "Add the salt.", "substance": "{{g.Substance}}", "amount": "1.25 mmol", "tolerance": 0.02},
                {"key": "stir", "action": "stir-electrolyte", "instruction": "Stir overnight until clear.", "amount": "12 h", "tolerance": 0.1, "endPoint": "clear"}]}
                """.ReplaceLineEndings(" ");
        }
    }

    private static IEnumerable<string> Study(string mark)
    {
        yield return $$"""{"command": "open-study", "label": "{{mark}}-STUDY", "title": "Two salts compared"}""";
        foreach (var (g, i) in Groups.Select((g, i) => (g, i)))
        {
            yield return $$"""{"command": "declare-group", "study": "{{mark}}-STUDY", "group": "{{g.Group}}", "factor": "{{g.Factor}}", "control": {{(i == 0 ? "true" : "false")}}}""";
            yield return $$"""{"command": "plan-sample-size", "study": "{{mark}}-STUDY", "group": "{{g.Group}}", "cells": {{CellsPerGroup}}}""";
        }

        yield return $$"""{"command": "declare-exclusion-criterion", "study": "{{mark}}-STUDY", "criterion": "soft-short", "text": "The voltage falls below 50 % of its median of five cycles."}""";
        yield return $$"""{"command": "declare-reaction", "study": "{{mark}}-STUDY", "formula": "Mo6S8", "electrons": 4}""";
        yield return $$"""{"command": "declare-reference-cycle", "study": "{{mark}}-STUDY", "cycle": 2}""";
        yield return $$"""{"command": "declare-conditioning", "study": "{{mark}}-STUDY", "cycles": 1, "reason": "The first insertion is not reversible in full."}""";
    }

    private static IEnumerable<string> Batch(string mark, (string Group, string Lot, string Substance, string Formula, string Mass, string Factor) g, int n)
    {
        var (batch, protocol) = ($"{mark}-{g.Group}-B{n}", $"{mark}-PREP-{g.Group}");
        var day = $"2026-05-0{3 + n}";
        yield return $$"""{"command": "open-batch", "label": "{{batch}}", "formulation": "{{g.Substance}} in DME", "protocol": "{{protocol}}", "protocolVersion": 1, "glovebox": "{{mark}}-BOX", "doneAt": "{{day}}T09:00+02:00"}""";
        yield return $$"""{"command": "dispense-solvent", "batch": "{{batch}}", "solvent": "{{mark}}-DME", "volume": "5.00 mL", "pipette": "{{mark}}-PIP5", {{Step("dme")}}, "doneAt": "{{day}}T09:10+02:00"}""";
        yield return $$"""{"command": "add-salt", "batch": "{{batch}}", "salt": "{{mark}}-{{g.Lot}}", "mass": "{{g.Mass}}", "balance": "{{mark}}-BAL", {{Step("salt")}}, "doneAt": "{{day}}T09:20+02:00"}""";
        yield return $$"""{"command": "stir-electrolyte", "batch": "{{batch}}", "duration": "12 h", "until": "clear", "temperature": "25 Cel", {{Step("stir")}}, "doneAt": "{{day}}T09:30+02:00", "endedAt": "{{day}}T21:30+02:00"}""";
        yield return $$"""{"command": "note-appearance", "batch": "{{batch}}", "clarity": "clear", "colour": "colourless", {{Step("stir")}}, "doneAt": "{{day}}T21:30+02:00"}""";
        yield return $$"""{"command": "measure-batch-water", "batch": "{{batch}}", "content": "12 [ppm]", "method": "coulometric Karl Fischer titration", "replicates": 3, "doneAt": "{{day}}T21:40+02:00"}""";
        yield return $$"""{"command": "release-electrolyte", "batch": "{{batch}}", "doneAt": "{{day}}T21:50+02:00"}""";

        string Step(string key) => $$"""
            "step": {"protocol": "{{protocol}}", "version": 1, "step": "{{key}}"}
            """.Trim();
    }

    private static IEnumerable<string> Sheet(string mark, string sheet)
    {
        var label = $"{mark}-SHEET-{sheet}";
        yield return $$"""{"command": "start-sheet", "label": "{{label}}", "activeMaterial": "Mo6S8", "process": "cast", "loading": "1.5 ± 0.1 mg/cm2", "components": [{"lot": "{{mark}}-HOST", "role": "active", "fraction": "70 %"}, {"lot": "{{mark}}-CARBON", "role": "carbon", "fraction": "20 %"}, {"lot": "{{mark}}-PVDF", "role": "binder", "fraction": "10 %"}], "doneAt": "2026-05-04T10:00+02:00"}""";
        yield return $$"""{"command": "grind-powder", "sheet": "{{label}}", "liquid": "{{mark}}-NMP", "duration": "30 min", "doneAt": "2026-05-04T10:00+02:00", "endedAt": "2026-05-04T10:30+02:00"}""";
        yield return $$"""{"command": "add-binder", "sheet": "{{label}}", "binder": "{{mark}}-PVDF", "solvent": "{{mark}}-NMP", "doneAt": "2026-05-04T10:40+02:00"}""";
        yield return $$"""{"command": "mix-slurry", "sheet": "{{label}}", "solvent": "{{mark}}-NMP", "solventVolume": "2.0 mL", "duration": "60 min", "doneAt": "2026-05-04T10:45+02:00", "endedAt": "2026-05-04T11:45+02:00"}""";
        yield return $$"""{"command": "cast-sheet", "sheet": "{{label}}", "substrate": "carbon paper", "substrateLot": "{{mark}}-SUBSTRATE", "gap": "200 um", "doneAt": "2026-05-04T12:00+02:00"}""";
        yield return $$"""{"command": "dry-sheet", "sheet": "{{label}}", "temperature": "110 Cel", "duration": "12 h", "vacuum": true, "doneAt": "2026-05-04T13:00+02:00", "endedAt": "2026-05-05T01:00+02:00"}""";
        foreach (var mass in new[] { "5.52", "5.51", "5.53", "5.52", "5.51", "5.53", "5.52", "5.52", "5.51", "5.53" }) yield return $$"""{"command": "weigh-blank", "sheet": "{{label}}", "mass": "{{mass}} mg", "balance": "{{mark}}-BAL", "doneAt": "2026-05-05T09:00+02:00"}""";
    }

    private static IEnumerable<string> Cell(string mark, CellPlan plan)
    {
        var (cell, sheet) = ($"{mark}-{plan.Label}", plan.Number == 2 ? "B" : "A");
        var minute = 10 + (5 * plan.Index);
        yield return $$"""{"command": "cut-piece", "label": "{{cell}}-POS", "sheet": "{{mark}}-SHEET-{{sheet}}", "shape": "disc", "size": "10.0 mm", "doneAt": "2026-05-05T09:30+02:00"}""";
        yield return $$"""{"command": "weigh-piece", "piece": "{{cell}}-POS", "mass": "{{Milligrams(plan)}} mg", "balance": "{{mark}}-BAL", "doneAt": "2026-05-05T10:00+02:00"}""";
        yield return $$"""{"command": "store-piece", "piece": "{{cell}}-POS", "conditions": "under vacuum", "temperature": "60 Cel", "vacuum": true, "doneAt": "2026-05-05T11:00+02:00"}""";
        yield return $$"""{"command": "cut-piece", "label": "{{cell}}-NEG", "metal": "{{mark}}-MG", "shape": "disc", "size": "14.0 mm", "thickness": "0.10 mm", "doneAt": "2026-05-07T08:40+02:00"}""";
        yield return $$"""{"command": "polish-metal", "piece": "{{cell}}-NEG", "abrasive": "silicon carbide paper, grade 2000", "wipeSolvent": "DME", "where": "{{mark}}-BOX", "until": "bright", "doneAt": "2026-05-07T08:50+02:00"}""";
        yield return $$"""{"command": "start-assembly", "label": "{{cell}}", "format": "CR2032", "glovebox": "{{mark}}-BOX", "doneAt": "2026-05-07T09:{{minute}}+02:00"}""";
        yield return $$"""{"command": "place-part", "cell": "{{cell}}", "role": "positiveElectrode", "description": "Mo6S8 disc", "piece": "{{cell}}-POS", "doneAt": "2026-05-07T09:{{minute}}+02:00"}""";
        yield return $$"""{"command": "place-part", "cell": "{{cell}}", "role": "separator", "description": "polypropylene separator", "lot": "{{mark}}-SEP", "diameter": "17 mm", "thickness": "25 um", "count": 1, "doneAt": "2026-05-07T09:{{minute}}+02:00"}""";
        yield return $$"""{"command": "place-part", "cell": "{{cell}}", "role": "negativeElectrode", "description": "Mg disc", "piece": "{{cell}}-NEG", "doneAt": "2026-05-07T09:{{minute}}+02:00"}""";
        yield return $$"""{"command": "place-part", "cell": "{{cell}}", "role": "spacer", "description": "stainless steel disc", "diameter": "15.5 mm", "thickness": "0.5 mm", "count": 1, "doneAt": "2026-05-07T09:{{minute}}+02:00"}""";
        yield return $$"""{"command": "place-part", "cell": "{{cell}}", "role": "spring", "description": "wave spring", "count": 1, "doneAt": "2026-05-07T09:{{minute}}+02:00"}""";
        yield return $$"""{"command": "fill-cell", "cell": "{{cell}}", "batch": "{{mark}}-{{plan.Group}}-B{{plan.Number}}", "volume": "30 uL", "pipette": "{{mark}}-PIP", "doneAt": "2026-05-07T09:{{minute + 1}}+02:00"}""";
        yield return $$"""{"command": "close-cell", "cell": "{{cell}}", "closing": "crimp", "glovebox": "{{mark}}-BOX", "doneAt": "2026-05-07T09:{{minute + 2}}+02:00"}""";
        yield return $$"""{"command": "rest-cell", "cell": "{{cell}}", "duration": "6 h", "doneAt": "2026-05-07T10:00+02:00"}""";
        yield return $$"""{"command": "assign-cell", "study": "{{mark}}-STUDY", "cell": "{{cell}}", "group": "{{plan.Group}}"}""";
        yield return $$"""{"command": "plan-run", "label": "{{cell}}-RUN", "cell": "{{cell}}", "technique": "galvanostatic cycling", "purpose": "capacity and retention"}""";
        yield return $$"""{"command": "connect-channel", "run": "{{cell}}-RUN", "instrument": "{{mark}}-CYC", "channel": "{{plan.Index}}", "workingElectrode": "Mo6S8", "counterElectrode": "Mg", "doneAt": "2026-05-07T15:30+02:00"}""";
        yield return $$"""{"command": "pin-program", "run": "{{cell}}-RUN", "specificCurrent": "12.88 mA/g", "lowerCutoff": "0.5 V", "upperCutoff": "2.2 V", "firstHalfCycle": "discharge", "cycles": 5, "cRate": 0.1, "oneC": "128.8 mA/g"}""";
        yield return $$"""{"command": "log-temperature", "run": "{{cell}}-RUN", "temperature": "25.0 Cel", "where": "incubator", "doneAt": "2026-05-07T16:00+02:00"}""";
        yield return $$"""{"command": "start-run", "run": "{{cell}}-RUN", "doneAt": "2026-05-07T16:00+02:00"}""";
    }

    private static string Milligrams(CellPlan plan) => (7.20m + (0.01m * plan.Index)).ToString(CultureInfo.InvariantCulture);

    private static byte[] File(CellPlan plan)
    {
        var activeMg = ((double)decimal.Parse(Milligrams(plan), CultureInfo.InvariantCulture) - 5.52) * 0.7;
        var parameters = ExampleCells.TwoPlateaus(activeMg, (ulong)plan.Index) with { Cycles = 5, CurrentMAPerG = 12.88, LowerCutoffV = 0.5, UpperCutoffV = 2.2, SamplingS = 600, CapacityMAhPerG = plan.Group == "ONE" ? 105 : 95 };
        var run = MagnesiumCellSimulator.Run(parameters).Required();
        var text = LandMixedCsv.Write(run, new DateTime(2026, 5, 7, 16, 0, 0, DateTimeKind.Unspecified));
        return Encoding.UTF8.GetBytes(text.Replace($",{LandMixedCsv.Remark}", ",", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Manuscript(string mark)
    {
        var runs = string.Join(", ", Cells().Select(c => $"\"{mark}-{c.Label}-RUN\""));
        yield return $$"""{"command": "open-manuscript", "label": "{{mark}}-PAPER", "title": "Two salts compared", "study": "{{mark}}-STUDY"}""";
        yield return $$"""{"command": "declare-slot", "manuscript": "{{mark}}-PAPER", "slot": "Figure 1", "content": "capacity and retention of both groups"}""";
        yield return $$"""{"command": "fill-slot", "manuscript": "{{mark}}-PAPER", "slot": "Figure 1", "evidence": [{{runs}}]}""";
        yield return AuditCase.Statement(mark, "shows", "Figure 1", "shows", "capacity and retention");
        foreach (var g in Groups)
        {
            yield return AuditCase.Statement(mark, $"n-{g.Group}", g.Group, "number of cells", section: "Methods", rest: $"\"quantity\": \"{CellsPerGroup} 1\", \"about\": [\"{mark}-STUDY\"]");
            yield return AuditCase.Statement(mark, $"salt-{g.Group}", g.Group, "contains", g.Substance, "Methods", $"\"about\": [{string.Join(", ", Enumerable.Range(1, CellsPerGroup).Select(n => $"\"{mark}-{g.Group}-B{n}\""))}]");
        }

        yield return AuditCase.Statement(mark, "cutoff", "Mg||Mo6S8", "upper cutoff", section: "Methods", rest: $"\"quantity\": \"2.2 V\", \"about\": [{runs}]");
        yield return $$"""{"command": "make-claim", "manuscript": "{{mark}}-PAPER", "claim": "capacity", "wording": "The first salt gives the higher capacity in cycle 2.", "strength": "comparative", "subject": "ONE", "property": "specific discharge capacity in cycle 2", "place": {"section": "Results", "paragraph": 1}, "comparedWith": ["TWO"]}""";
        yield return $$"""{"command": "support-claim", "manuscript": "{{mark}}-PAPER", "claim": "capacity", "evidence": [{{runs}}]}""";
    }
}
