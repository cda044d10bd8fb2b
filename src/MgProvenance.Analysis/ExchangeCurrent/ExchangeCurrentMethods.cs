namespace MgProvenance.Analysis.ExchangeCurrent;

/// <summary>Every method that gives an exchange current. Their numbers may not be compared with each other.</summary>
public static class ExchangeCurrentMethods
{
    /// <summary>The general law.</summary>
    public static Method PerElectrode { get; } = new(
        "exchange-current/micro-polarisation",
        "1",
        "i = i0 (aa + ac) F eta/(RT) per electrode with aa + ac = z/nu; slope through the origin over the points with |eta per electrode| below the linear limit.");

    /// <summary>The law with the sum set to one and the overpotential of both electrodes: twice the value of the general law for z = 2.</summary>
    public static Method TwoElectrodesSumOne { get; } = new(
        "exchange-current/two-electrodes-sum-one",
        "1",
        "i = i0 (F/RT)(eta/2) with eta over both electrodes and aa + ac = 1 whatever z: for z = 2, nu = 1 it gives twice the i0 of the general law. Slope through the origin over the points with |eta/2| below the linear limit.");

    public static Method Tafel { get; } = new(
        "exchange-current/tafel",
        "1",
        "Line of log10|i| over the overpotential per electrode, on one branch beyond the stated overpotential, extrapolated to zero overpotential.");

    public static Method TafelSlope { get; } = Tafel with { Name = "tafel-slope/line", Convention = "Overpotential per electrode per decade of current, magnitude; from the line of log10|i| over the overpotential." };

    public static Method TransferCoefficient { get; } = Tafel with { Name = "transfer-coefficient/tafel", Convention = "a = ln(10) RT/(F b) with b the Tafel slope." };

    public static Method ButlerVolmer { get; } = new(
        "exchange-current/butler-volmer",
        "1",
        "i = i0 [exp(aa F eta/(RT)) - exp(-ac F eta/(RT))] per electrode, least squares over all points, all currents weighted alike. Of two electrodes in series one is anodic while the other is cathodic: aa = ac.");

    public static Method FittedTransferCoefficient { get; } = ButlerVolmer with { Name = "transfer-coefficient/butler-volmer" };
}
