namespace MgProvenance.Parsing.GaussianLog;

internal static class Hartree
{
    /// <summary>CODATA 2018: E_h = 27.211 386 245 988(53) eV. Tiesinga, Mohr, Newell, Taylor, Rev. Mod. Phys. 2021, 93, 025010, doi:10.1103/RevModPhys.93.025010.</summary>
    private const decimal ElectronVolts = 27.211386245988m;

    /// <summary>With as many decimals as the hartree were printed with: a step in the last place is then smaller than that of the source, so it can be told from the eV again.</summary>
    public static decimal ToElectronVolts(decimal hartree) => decimal.Round(hartree * ElectronVolts, hartree.Scale, MidpointRounding.AwayFromZero);
}
