namespace MgProvenance.Application.Electrolytes;

/// <summary>One step of two batches side by side; null where a batch has no such step.</summary>
/// <param name="PlannedAlike">Whether both plan the same amount of the same substance.</param>
/// <param name="DoneAlike">Whether both did it, or both did not, in as many acts, and broke the same rules.</param>
public sealed record ComparedStep(string Key, RecordStep? Left, RecordStep? Right, bool PlannedAlike, bool DoneAlike);

/// <summary>Two batches step by step: steps of the same key lie side by side, those of one batch alone where its protocol has them.</summary>
public sealed record BatchComparison(BatchRecord Left, BatchRecord Right, IReadOnlyList<ComparedStep> Steps)
{
    public static BatchComparison Of(BatchRecord left, BatchRecord right)
    {
        var (of, rest) = (right.Steps.ToDictionary(s => s.Key, StringComparer.Ordinal), new Queue<RecordStep>(right.Steps));
        var common = left.Steps.Select(s => s.Key).Where(of.ContainsKey).ToHashSet(StringComparer.Ordinal);
        var steps = new List<ComparedStep>();
        foreach (var step in left.Steps)
        {
            if (common.Contains(step.Key)) TakeOwn();
            steps.Add(Compared(step, of.GetValueOrDefault(step.Key)));
        }

        TakeOwn();
        return new BatchComparison(left, right, steps);

        // What the right has alone stands before the next step that both have.
        void TakeOwn()
        {
            while (rest.TryDequeue(out var own))
            {
                if (common.Contains(own.Key)) return;
                steps.Add(Compared(null, own));
            }
        }
    }

    private static ComparedStep Compared(RecordStep? left, RecordStep? right) => new(
        (left ?? right)!.Key,
        left,
        right,
        left is not null && right is not null && left.Planned == right.Planned && left.Substance == right.Substance,
        left is not null && right is not null && left.State == right.State && left.Acts.Count == right.Acts.Count && Broken(left).SequenceEqual(Broken(right)));

    private static IEnumerable<string> Broken(RecordStep step) => step.Acts.SelectMany(a => a.Broken).Select(b => b.Rule);
}
