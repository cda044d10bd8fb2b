using MgProvenance.Parsing.Cycling;

namespace MgProvenance.Parsing.LandText;

/// <summary>
/// Steps and cycles of files that count neither. A step begins where the state (else the sign of the current) changes or the step time restarts;
/// a cycle begins where the direction of the first charged step comes back after the other one. Rests belong to the cycle before them.
/// </summary>
internal static class DerivedSteps
{
    public static IEnumerable<Column> Of(List<Column> columns, int rows, FindingList findings)
    {
        if (rows == 0 || columns.Exists(c => c.Meaning == Meaning.CycleNumber)) return [];
        var states = columns.Find(c => c.Meaning == Meaning.StepName)?.Texts;
        var current = columns.Find(c => c is { Meaning: Meaning.Current, Texts: null })?.Values;
        var stepTime = columns.Find(c => c is { Meaning: Meaning.StepTime, Texts: null })?.Values;
        var step = new double[rows];
        var cycle = new double[rows];
        var (first, last, before) = (0, 0, 0);
        for (var i = 0; i < rows; i++)
        {
            var direction = states is not null ? StepNames.Direction(states[i]) : 0;
            if (direction == 0 && current is not null && !double.IsNaN(current[i])) direction = Math.Sign(current[i]);
            var begins = i == 0 || direction != before || (states is not null && states[i] != states[i - 1]) || (stepTime is not null && stepTime[i] < stepTime[i - 1]);
            step[i] = begins ? (i == 0 ? 1 : step[i - 1] + 1) : step[i - 1];
            if (first == 0) first = direction;
            cycle[i] = i == 0 ? 1 : direction != 0 && direction == first && last == -first ? cycle[i - 1] + 1 : cycle[i - 1];
            if (direction != 0) last = direction;
            before = direction;
        }

        findings.Info("land.cycle-derived", "file", $"The file counts no cycles; they are derived from {(states is null ? "the sign of the current" : "the states of the steps")}.");
        var cycles = new Column("cycle (derived)", Meaning.CycleNumber, "1", cycle, Derived: true);
        return columns.Exists(c => c.Meaning == Meaning.Step) ? [cycles] : [new Column("step (derived)", Meaning.Step, "1", step, Derived: true), cycles];
    }
}
