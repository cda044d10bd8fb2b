using MgProvenance.Analysis.Fitting;

namespace MgProvenance.Analysis.Impedance;

/// <summary>Turns fitted parameters into estimates, each with its uncertainty or the reason why the data do not give it.</summary>
internal sealed class CircuitValues(Circuit circuit, NonlinearFit fit, double largestRelative, Method method)
{
    public IEnumerable<CircuitValue> All()
    {
        for (var j = 0; j < circuit.Parameters.Count; j++) yield return new CircuitValue(circuit.Parameters[j].Name, Parameter(j));
        for (var k = 0; k < circuit.Arcs.Length; k++)
        {
            var (r, tau, n) = (circuit.Arcs[k], circuit.Arcs[k] + 1, circuit.Arcs[k] + 2);
            var (ohm, seconds, exponent) = (fit.Parameters[r].Value, fit.Parameters[tau].Value, fit.Parameters[n].Value);

            // Relative gradients: Q = τⁿ/R, in S·sⁿ; C = τ/R, the capacitance of the same R and apex (Hsu, Mansfeld, Corrosion 2001, 57, 747).
            yield return new CircuitValue($"Q{k + 1}", Product(Math.Pow(seconds, exponent) / ohm, "S.s^n", (r, -1 / ohm), (tau, exponent / seconds), (n, Math.Log(seconds))));
            yield return new CircuitValue($"C{k + 1}", Product(seconds / ohm, "F", (r, -1 / ohm), (tau, 1 / seconds)));
        }
    }

    private Estimate Parameter(int j)
    {
        var (parameter, unit) = (fit.Parameters[j], circuit.Parameters[j].Unit);
        if (WhyNot(j) is { } reason) return Estimate.Undefined(unit, method, reason);
        return Estimate.Of(parameter.Value, unit, method, parameter.StandardError, parameter.Reason);
    }

    private Estimate Product(double value, string unit, params (int Parameter, double RelativeGradient)[] factors)
    {
        if (factors.Select(f => WhyNot(f.Parameter)).FirstOrDefault(r => r is not null) is { } reason) return Estimate.Undefined(unit, method, reason);
        if (fit.Covariance is not { } covariance) return Estimate.Of(value, unit, method, null, fit.Parameters[0].Reason);
        var variance = 0.0;
        foreach (var (i, gi) in factors)
        {
            foreach (var (j, gj) in factors) variance += gi * gj * covariance[i][j];
        }

        return Estimate.Of(value, unit, method, value * Math.Sqrt(Math.Max(0, variance)), factors.Select(f => fit.Parameters[f.Parameter].Reason).FirstOrDefault(r => r is not null));
    }

    private string? WhyNot(int j)
    {
        var parameter = fit.Parameters[j];
        if (fit.Exit is FitExit.IterationsExhausted or FitExit.NoDescent) return fit.ExitSentence;
        if (parameter.StandardError is { } error && error > largestRelative * Math.Abs(parameter.Value))
        {
            return $"The data do not determine {parameter.Name}: {parameter.Value:G3} with a standard uncertainty of {error:G3} {circuit.Parameters[j].Unit}.";
        }

        // An exponent may well lie at one: then the element is a plain capacitor.
        var isAtBound = circuit.Parameters[j].IsExponent && (parameter.Value <= CircuitFit.SmallestExponent || parameter.Value >= 1);
        return parameter.StandardError is null && !isAtBound ? parameter.Reason : null;
    }
}
