namespace MgProvenance.Analysis.Cycling;

/// <summary>Finds half-cycles from current direction, control mode and step table.</summary>
/// <remarks>
/// A half-cycle ends where galvanostatic current reverses. Instrument labels and step numbers do not split it (two charge steps at different rates are
/// one charge; a resumed run goes on), because labels skip values, start again and flip with noise. Rests belong to no half-cycle and do not end one.
/// A potentiostatic stretch directly after a half-cycle continues it, whatever the sign of its current; one that follows anything else is a
/// <see cref="PotentiostaticHold"/>. Rows without charge belong to the step they open, else to what came before. All but the last half-cycle count as complete.
/// </remarks>
public static class HalfCycles
{
    public static HalfCycleSet Find(CyclingTrace trace, HalfCycleOptions? options = null)
    {
        options ??= new HalfCycleOptions();
        var findings = new List<Finding>();
        var drafts = new List<(int Sign, List<RowRange> Segments)>();
        var holds = new List<PotentiostaticHold>();
        foreach (var piece in TracePieces.Of(trace, options, findings))
        {
            var rows = new RowRange(piece.First, piece.Last);
            var follows = drafts.Count > 0 && drafts[^1].Segments[^1].Last == piece.First - 1;
            if (piece.Kind == PieceKind.Hold && follows)
                Extend(drafts[^1].Segments, rows);
            else if (piece.Kind == PieceKind.Hold)
                Hold(holds, rows, piece.ChargeMAh);
            else if (piece.IsFlow && piece.Sign != 0 && drafts.Count > 0 && drafts[^1].Sign == piece.Sign)
                Extend(drafts[^1].Segments, rows);
            else if (piece.IsFlow && piece.Sign != 0)
                drafts.Add((piece.Sign, [rows]));
        }

        var items = drafts.Select((draft, index) => HalfCycleMeasures.Of(trace, index, draft.Sign > 0 ? Direction.Charge : Direction.Discharge, draft.Segments)).ToList();
        if (items.Count > 0) items[^1] = LastHalfCycle.Judge(trace, items, options);
        var labels = CountLabels(trace);
        Remark(trace, items, labels, findings);
        return new HalfCycleSet(items, holds, labels, [.. findings.OrderBy(f => f.Row ?? -1)], options.AsMethod());
    }

    private static void Extend(List<RowRange> segments, RowRange rows)
    {
        if (segments[^1].Last == rows.First - 1) segments[^1] = segments[^1] with { Last = rows.Last };
        else segments.Add(rows);
    }

    private static void Hold(List<PotentiostaticHold> holds, RowRange rows, double chargeMAh)
    {
        if (holds is [.., var last] && last.Rows.Last == rows.First - 1)
            holds[^1] = new PotentiostaticHold(last.Rows with { Last = rows.Last }, last.NetChargeMAh + chargeMAh);
        else
            holds.Add(new PotentiostaticHold(rows, chargeMAh));
    }

    private static int? CountLabels(CyclingTrace trace)
    {
        var labels = new HashSet<int>();
        for (var row = 0; row < trace.RowCount; row++)
        {
            if (trace.HalfCycle[row] >= 0 && trace.Mode[row] is StepMode.Galvanostatic or StepMode.Unknown && trace.ChargeIncrementMAh[row] != 0) labels.Add(trace.HalfCycle[row]);
        }

        return labels.Count == 0 ? null : labels.Count;
    }

    private static void Remark(CyclingTrace trace, List<HalfCycle> items, int? labels, List<Finding> findings)
    {
        if (trace.RowCount == 0) findings.Add(new Finding("trace.no-rows", "The trace has no rows."));
        else if (items.Count == 0) findings.Add(new Finding("half-cycle.none", "No galvanostatic row carries charge."));
        if (labels is { } count && count != items.Count)
            findings.Add(new Finding("half-cycle.labels-differ", $"The instrument has {count} half-cycle labels on rows with current, the current reverses into {items.Count} half-cycles."));
        foreach (var item in items)
        {
            if (item.Segments.Count > 1)
                findings.Add(new Finding("half-cycle.interrupted", $"Half-cycle {item.Index} goes on after {item.Segments.Count - 1} interruption(s).", item.Segments[1].First));
            if (item.PotentiostaticChargeMAh < 0)
                findings.Add(new Finding("half-cycle.tail-reverses", $"The potentiostatic tail of half-cycle {item.Index} takes charge back.", item.FirstRow));
        }
    }
}
