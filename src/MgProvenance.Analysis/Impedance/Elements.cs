using System.Numerics;

namespace MgProvenance.Analysis.Impedance;

/// <summary>Impedances of the elements that circuits are made of; ω in rad/s, Z in Ohm.</summary>
internal static class Elements
{
    public static Complex Capacitor(double farad, double omega) => new(0, -1 / (omega * farad));

    public static Complex Rc(double ohm, double farad, double omega) => ohm / new Complex(1, omega * ohm * farad);

    /// <summary>Resistance beside a constant-phase element: R/(1 + (iωτ)ⁿ), so that τ is a time whatever n is.</summary>
    public static Complex Rq(double ohm, double tau, double n, double omega)
    {
        var modulus = Math.Pow(omega * tau, n);
        return ohm / new Complex(1 + (modulus * Math.Cos(n * Math.PI / 2)), modulus * Math.Sin(n * Math.PI / 2));
    }

    /// <summary>Semi-infinite diffusion: σ (1 − i)/√ω, σ in Ohm/√s.</summary>
    public static Complex Warburg(double sigma, double omega) => new Complex(1, -1) * (sigma / Math.Sqrt(omega));

    /// <summary>Diffusion through a layer to a boundary of fixed concentration: R tanh √(iωτ)/√(iωτ); the real axis is reached at R.</summary>
    public static Complex WarburgTransmissive(double ohm, double tau, double omega)
    {
        var root = Complex.Sqrt(new Complex(0, omega * tau));
        return ohm * Tanh(root) / root;
    }

    /// <summary>Diffusion into a layer with a blocking back: R coth √(iωτ)/√(iωτ); capacitive at low frequency.</summary>
    public static Complex WarburgReflective(double ohm, double tau, double omega)
    {
        var root = Complex.Sqrt(new Complex(0, omega * tau));
        return ohm / (Tanh(root) * root);
    }

    public static Complex Parallel(Complex a, Complex b) => a * b / (a + b);

    // From the decaying exponential, which never overflows; the real part is positive here.
    private static Complex Tanh(Complex x)
    {
        var decay = Complex.Exp(-2 * x);
        return (1 - decay) / (1 + decay);
    }
}
