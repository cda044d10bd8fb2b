using System.Numerics;
using static MgProvenance.Analysis.Impedance.Elements;

namespace MgProvenance.Analysis.Impedance;

/// <summary>A parameter of a circuit. Exponents lie between 0 and 1; everything else is positive.</summary>
/// <param name="Unit">UCUM code; σ of a Warburg element has Ohm.s-1/2, which UCUM cannot write.</param>
public sealed record CircuitParameter(string Name, string Unit)
{
    internal bool IsExponent => Name[0] == 'n';
}

/// <summary>An equivalent circuit in series notation: brackets are in parallel, Q is a constant-phase element, W diffusion.</summary>
public sealed class Circuit
{
    private Circuit(string name, string parameters, Impedance impedance, Func<SpectrumShape, IEnumerable<double[]>> starts, int[]? arcs = null)
    {
        (Name, ImpedanceOf, Starts, Arcs) = (name, impedance, starts, arcs ?? []);
        Parameters = [.. parameters.Split(' ').Select(p => new CircuitParameter(p, UnitOf(p)))];
    }

    internal delegate Complex Impedance(ReadOnlySpan<double> p, double omega);

    /// <summary>A resistor.</summary>
    public static Circuit R { get; } = new("R", "R0", (p, _) => p[0], s => [[s.SerialOhm]]);

    public static Circuit RRc { get; } = new("R(RC)", "R0 R1 C1", (p, w) => p[0] + Rc(p[1], p[2], w), s => s.Times.Select(t => (double[])[s.SerialOhm, s.SpanOhm, t / s.SpanOhm]));

    public static Circuit RRq { get; } = new("R(RQ)", "R0 R1 tau1 n1", (p, w) => p[0] + Rq(p[1], p[2], p[3], w), s => s.Times.Select(t => (double[])[s.SerialOhm, s.SpanOhm, t, 0.8]), [1]);

    public static Circuit RRqRq { get; } = new(
        "R(RQ)(RQ)",
        "R0 R1 tau1 n1 R2 tau2 n2",
        (p, w) => p[0] + Rq(p[1], p[2], p[3], w) + Rq(p[4], p[5], p[6], w),
        s => s.Pairs.Select(t => (double[])[s.SerialOhm, s.SpanOhm / 2, t.Fast, 0.8, s.SpanOhm / 2, t.Slow, 0.8]),
        [1, 4]);

    public static Circuit RRqW { get; } = new(
        "R(RQ)W",
        "R0 R1 tau1 n1 sigma",
        (p, w) => p[0] + Rq(p[1], p[2], p[3], w) + Warburg(p[4], w),
        s => s.Times.Select(t => (double[])[s.SerialOhm, s.SpanOhm / 2, t, 0.8, s.Sigma]),
        [1]);

    /// <summary>Randles circuit, semi-infinite diffusion.</summary>
    public static Circuit Randles { get; } = new(
        "R(C[RW])",
        "R0 R1 C1 sigma",
        (p, w) => p[0] + Parallel(Capacitor(p[2], w), p[1] + Warburg(p[3], w)),
        s => s.Times.Select(t => (double[])[s.SerialOhm, s.SpanOhm / 2, 2 * t / s.SpanOhm, s.Sigma]));

    /// <summary>Randles circuit, diffusion through a layer (transmissive boundary).</summary>
    public static Circuit RandlesTransmissive { get; } = new(
        "R(C[RWs])",
        "R0 R1 C1 Rw tauw",
        (p, w) => p[0] + Parallel(Capacitor(p[2], w), p[1] + WarburgTransmissive(p[3], p[4], w)),
        s => s.Pairs.Select(t => (double[])[s.SerialOhm, s.SpanOhm / 2, 2 * t.Fast / s.SpanOhm, s.SpanOhm / 2, t.Slow]));

    /// <summary>Randles circuit, diffusion into a layer with a blocking back (reflective boundary).</summary>
    public static Circuit RandlesReflective { get; } = new(
        "R(C[RWo])",
        "R0 R1 C1 Rw tauw",
        (p, w) => p[0] + Parallel(Capacitor(p[2], w), p[1] + WarburgReflective(p[3], p[4], w)),
        s => s.Pairs.Select(t => (double[])[s.SerialOhm, s.SpanOhm / 2, 2 * t.Fast / s.SpanOhm, s.SpanOhm / 2, t.Slow]));

    public static IReadOnlyList<Circuit> All { get; } = [R, RRc, RRq, RRqRq, RRqW, Randles, RandlesTransmissive, RandlesReflective];

    public string Name { get; }

    public IReadOnlyList<CircuitParameter> Parameters { get; }

    internal Impedance ImpedanceOf { get; }

    internal Func<SpectrumShape, IEnumerable<double[]>> Starts { get; }

    /// <summary>Where the parameters of each R-Q pair (R, τ, n) begin.</summary>
    internal int[] Arcs { get; }

    /// <summary>Z of the circuit.</summary>
    /// <param name="values">In the order of <see cref="Parameters"/>.</param>
    public (double RealOhm, double MinusImaginaryOhm) At(double frequencyHz, ReadOnlySpan<double> values)
    {
        var z = ImpedanceOf(values, 2 * Math.PI * frequencyHz);
        return (z.Real, -z.Imaginary);
    }

    private static string UnitOf(string name) => name[0] switch
    {
        'R' => "Ohm",
        'C' => "F",
        'n' => "1",
        't' => "s",
        _ => "Ohm.s-1/2",
    };
}
