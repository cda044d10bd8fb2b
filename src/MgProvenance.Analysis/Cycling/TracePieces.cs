using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Cycling;

internal enum PieceKind
{
    Rest,
    Hold,
    Flow,
}

/// <summary>Contiguous rows of one kind; flow also of one step, label and sign. Sign 0: no direction (yet).</summary>
internal sealed record Piece(PieceKind Kind, int First, int Last, int Step, int Label, int Sign, double ChargeMAh)
{
    public int Rows => Last - First + 1;

    public bool IsFlow => Kind == PieceKind.Flow;
}

/// <summary>Cuts a trace into pieces and gives every flow piece its direction.</summary>
internal static class TracePieces
{
    public static List<Piece> Of(CyclingTrace trace, HalfCycleOptions options, List<Finding> findings)
    {
        var pieces = Cut(trace);
        DirectRowsWithoutCharge(pieces);
        pieces = JoinWithinSteps(pieces);
        OverruleJitter(pieces, options, findings);
        return pieces;
    }

    private static List<Piece> Cut(CyclingTrace trace)
    {
        var pieces = new List<Piece>();
        for (int row = 0, end; row < trace.RowCount; row = end)
        {
            var (kind, step, label, sign) = Key(trace, row);
            var charge = default(CompensatedSum);
            for (end = row; end < trace.RowCount && Key(trace, end) == (kind, step, label, sign); end++) charge.Add(trace.ChargeIncrementMAh[end]);
            pieces.Add(new Piece(kind, row, end - 1, step, label, sign, charge.Value));
        }

        return pieces;
    }

    private static (PieceKind Kind, int Step, int Label, int Sign) Key(CyclingTrace trace, int row) => trace.Mode[row] switch
    {
        StepMode.Rest => (PieceKind.Rest, trace.StepNumber[row], -1, 0),
        StepMode.Potentiostatic => (PieceKind.Hold, trace.StepNumber[row], -1, 0),
        _ => (PieceKind.Flow, trace.StepNumber[row], trace.HalfCycle[row], Math.Sign(trace.ChargeIncrementMAh[row])),
    };

    // Steps commonly open with a row of zero charge: it belongs to the step it opens. Zero rows at the end of a step belong to what came before.
    private static void DirectRowsWithoutCharge(List<Piece> pieces)
    {
        for (var i = pieces.Count - 2; i >= 0; i--)
        {
            var (piece, next) = (pieces[i], pieces[i + 1]);
            if (piece is { IsFlow: true, Sign: 0 } && next.IsFlow && next.Sign != 0 && (piece.Step, piece.Label) == (next.Step, next.Label))
                pieces[i] = piece with { Sign = next.Sign };
        }

        for (var i = 1; i < pieces.Count; i++)
        {
            if (pieces[i] is { IsFlow: true, Sign: 0 } && pieces[i - 1].IsFlow) pieces[i] = pieces[i] with { Sign = pieces[i - 1].Sign };
        }
    }

    private static List<Piece> JoinWithinSteps(List<Piece> pieces)
    {
        var joined = new List<Piece>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (piece.IsFlow && joined is [.., { IsFlow: true } last] && (last.Step, last.Sign) == (piece.Step, piece.Sign))
                joined[^1] = last with { Last = piece.Last, ChargeMAh = last.ChargeMAh + piece.ChargeMAh };
            else
                joined.Add(piece);
        }

        return joined;
    }

    // A galvanostatic step has one set current: a few rows the other way inside it, with next to no charge, are noise of the current reading.
    private static void OverruleJitter(List<Piece> pieces, HalfCycleOptions options, List<Finding> findings)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (!piece.IsFlow || piece.Step < 0 || piece.Rows > options.JitterRows) continue;
            var neighbour = new[] { i - 1, i + 1 }
                .Where(k => k >= 0 && k < pieces.Count && pieces[k].IsFlow && pieces[k].Step == piece.Step && pieces[k].Sign == -piece.Sign)
                .Select(k => pieces[k]).MaxBy(p => Math.Abs(p.ChargeMAh));
            if (neighbour is null || Math.Abs(piece.ChargeMAh) >= options.JitterFraction * Math.Abs(neighbour.ChargeMAh)) continue;
            pieces[i] = piece with { Sign = neighbour.Sign };
            findings.Add(new Finding("half-cycle.jitter", $"{piece.Rows} row(s) of step {piece.Step} run against the step's direction and were counted with it.", piece.First));
        }
    }
}
