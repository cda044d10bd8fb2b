namespace MgProvenance.Application.Tests.Audits.Statements;

public sealed class RecordedConditionTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Conditions = "condition.recorded-otherwise";

    [Theory]
    [InlineData("A", "electrolyte", "volume", "80 uL", "C1", 0)]
    [InlineData("B", "electrolyte", "volume", "0.08 mL", "C1", 0)]
    [InlineData("C", "electrolyte", "volume", "81 uL", "C1", 1)]
    [InlineData("CA", "electrolyte", "volume", "90 uL", "C1", 1)]
    [InlineData("CB", "electrolyte", "volume", "5 mL", "BATCH", 0)]
    [InlineData("CC", "electrolyte", "volume", "6 mL", "BATCH", 1)]
    [InlineData("D", "Mo6S8 disc", "diameter", "10 mm", "C1", 0)]
    [InlineData("E", "Mo6S8 disc", "diameter", "11 mm", "C1", 1)]
    [InlineData("F", "separator", "diameter", "11 mm", "C1", 0)] // none is recorded
    [InlineData("G", "solution", "stirred for", "720 min", "BATCH", 0)]
    [InlineData("H", "solution", "stirred for", "11 h", "BATCH", 1)]
    [InlineData("I", "voltammetry", "scan rate", "0.1 mV/s", "C1-RUN", 0)]
    [InlineData("J", "voltammetry", "scan rate", "0.2 mV/s", "C1-RUN", 0)] // one of two
    [InlineData("K", "voltammetry", "scan rate", "0.3 mV/s", "C1-RUN", 1)]
    [InlineData("L", "Mg||Mo6S8", "lower cutoff", "500 mV", "C1-RUN", 0)]
    [InlineData("M", "Mg||Mo6S8", "lower cutoff", "0.4 V", "C1-RUN", 1)]
    [InlineData("N", "cells", "number of cycles", "50 1", "C1-RUN", 0)]
    [InlineData("O", "cells", "number of cycles", "51 1", "C1-RUN", 1)]
    [InlineData("P", "cells", "held after 20 cycles from", "2.5 V", "C1-RUN", 0)]
    [InlineData("Q", "cells", "held after 21 cycles from", "2.5 V", "C1-RUN", 1)]
    [InlineData("QA", "Mo6S8", "1C is", "130 mA/g", "C1-RUN", 0)] // rounded to ten
    [InlineData("QB", "Mo6S8", "1C is", "130.0 mA/g", "C1-RUN", 1)]
    [InlineData("QC", "Mo6S8", "1C is", "120 mA/g", "C1-RUN", 1)]
    [InlineData("R", "Mo6S8", "loading", "1.0 mg/cm2", "C1", 0)]
    [InlineData("S", "Mo6S8", "loading", "1.5 mg/cm2", "C1", 1)]
    public async Task A_stated_condition_is_the_recorded_one_as_exactly_as_it_is_written(string mark, string subject, string relation, string quantity, string about, int findings)
    {
        await notebook.Record(
        [
            .. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. Bench.Cell(mark), .. AuditCase.Study(mark, "C1"),
            $$"""{"command": "pin-program", "run": "{{mark}}-C1-RUN", "lowerCutoff": "0.5 V", "upperCutoff": "2.5 V", "scanRates": ["0.1 mV/s", "0.2 mV/s"], "oneC": "128.8 mA/g", "cycles": 50, "afterCycles": 20}""",
            AuditCase.Statement(mark, "a", subject, relation, section: "Methods", rest: $"\"quantity\": \"{quantity}\", \"about\": [\"{mark}-{about}\"]"),
        ]);
        Assert.Equal(findings, (await notebook.Found(mark, Conditions)).Count);
    }

    [Fact]
    public async Task Statements_that_differ_are_not_held_against_the_record_besides()
    {
        await notebook.Record(
        [
            .. Bench.Lots("T"), .. Bench.Batch("T"), .. Bench.Sheet("T"), .. Bench.Cell("T"), .. AuditCase.Study("T", "C1"),
            AuditCase.Statement("T", "a", "electrolyte", "volume", rest: "\"quantity\": \"80 uL\", \"about\": [\"T-C1\"]"),
            AuditCase.Statement("T", "b", "electrolyte", "volume", rest: "\"quantity\": \"60 uL\", \"about\": [\"T-C1\"]"),
        ]);
        Assert.Single(await notebook.Found("T", "statement.differs"));
        Assert.Empty(await notebook.Found("T", Conditions));
    }

    [Theory]
    [InlineData("U", "number of cells", "2", null, 0)]
    [InlineData("V", "number of cells", "3", null, 1)]
    [InlineData("W", "number of cells", "1", "\"{0}-C1-RUN\"", 0)]
    [InlineData("X", "number of cells", "2", "\"{0}-C1-RUN\", \"{0}-C1\"", 1)] // one cell twice
    [InlineData("Y", "number of batches", "1", "\"{0}-C1\", \"{0}-C2\"", 0)]
    [InlineData("Z", "number of batches", "2", "\"{0}-C1\", \"{0}-C2\"", 1)]
    [InlineData("ZA", "number of cells", "2", "\"{0}-C1\", \"{0}-C2\"", 0)]
    public async Task A_stated_number_is_that_of_what_it_is_about_or_of_the_group(string mark, string relation, string number, string? about, int findings)
    {
        await notebook.Record(
        [
            .. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. Bench.Cell(mark), .. Bench.Cell(mark, "C2"), .. AuditCase.Study(mark, "C1", "C2"),
            AuditCase.Statement(mark, "a", "ONE", relation, section: "Methods", rest: $"\"quantity\": \"{number} 1\"{(about is null ? "" : $", \"about\": [{about.Replace("{0}", mark, StringComparison.Ordinal)}]")}"),
        ]);
        Assert.Equal(findings, (await notebook.Found(mark, "count.recorded-otherwise")).Count);
    }

    [Theory]
    [InlineData("ZB", "1", 0)]
    [InlineData("ZC", "2", 2)]
    public async Task A_number_that_is_said_of_each_group_is_that_of_each(string mark, string number, int findings)
    {
        await notebook.Record(
        [
            .. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. Bench.Cell(mark), .. Bench.Cell(mark, "C2"), .. AuditCase.Study(mark, "C1"),
            $$"""{"command": "declare-group", "study": "{{mark}}-STUDY", "group": "TWO", "factor": "Another"}""",
            $$"""{"command": "assign-cell", "study": "{{mark}}-STUDY", "cell": "{{mark}}-C2", "group": "TWO"}""",
            AuditCase.Statement(mark, "a", "each group", "number of cells", rest: $"\"quantity\": \"{number} 1\", \"about\": [\"{mark}-C1\", \"{mark}-C2\"]"),
        ]);
        Assert.Equal(findings, (await notebook.Found(mark, "count.recorded-otherwise")).Count);
    }

    [Theory]
    [InlineData("ZD", "25.0 Cel", 0)] // between the two that were logged
    [InlineData("ZE", "26.0 Cel", 1)]
    public async Task A_temperature_lies_among_those_that_were_logged(string mark, string stated, int findings)
    {
        await notebook.Record(
        [
            .. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. Bench.Cell(mark), .. AuditCase.Study(mark, "C1"),
            .. new[] { "24.8", "25.2" }.Select(t => $$"""{"command": "log-temperature", "run": "{{mark}}-C1-RUN", "temperature": "{{t}} Cel"}"""),
            AuditCase.Statement(mark, "a", "cycling", "performed at", rest: $"\"quantity\": \"{stated}\", \"about\": [\"{mark}-C1-RUN\"]"),
        ]);
        Assert.Equal(findings, (await notebook.Found(mark, Conditions)).Count);
    }
}
