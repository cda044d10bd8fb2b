namespace MgProvenance.Domain.Kernel;

/// <summary>
/// Standard atomic weights of the elements, abridged to five digits (for the elements whose weight varies in nature the conventional value): IUPAC 2021, doi:10.1515/pac-2019-0603, table 2.
/// Elements without a stable isotope and without a standard atomic weight are not in it.
/// </summary>
internal static class AtomicWeights
{
    public static IReadOnlyDictionary<string, decimal> Of { get; } = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["H"] = 1.0080m, ["He"] = 4.0026m, ["Li"] = 6.94m, ["Be"] = 9.0122m, ["B"] = 10.81m, ["C"] = 12.011m, ["N"] = 14.007m, ["O"] = 15.999m, ["F"] = 18.998m, ["Ne"] = 20.180m,
        ["Na"] = 22.990m, ["Mg"] = 24.305m, ["Al"] = 26.982m, ["Si"] = 28.085m, ["P"] = 30.974m, ["S"] = 32.06m, ["Cl"] = 35.45m, ["Ar"] = 39.95m,
        ["K"] = 39.098m, ["Ca"] = 40.078m, ["Sc"] = 44.956m, ["Ti"] = 47.867m, ["V"] = 50.942m, ["Cr"] = 51.996m, ["Mn"] = 54.938m, ["Fe"] = 55.845m, ["Co"] = 58.933m, ["Ni"] = 58.693m,
        ["Cu"] = 63.546m, ["Zn"] = 65.38m, ["Ga"] = 69.723m, ["Ge"] = 72.630m, ["As"] = 74.922m, ["Se"] = 78.971m, ["Br"] = 79.904m, ["Kr"] = 83.798m,
        ["Rb"] = 85.468m, ["Sr"] = 87.62m, ["Y"] = 88.906m, ["Zr"] = 91.224m, ["Nb"] = 92.906m, ["Mo"] = 95.95m, ["Ru"] = 101.07m, ["Rh"] = 102.91m, ["Pd"] = 106.42m, ["Ag"] = 107.87m,
        ["Cd"] = 112.41m, ["In"] = 114.82m, ["Sn"] = 118.71m, ["Sb"] = 121.76m, ["Te"] = 127.60m, ["I"] = 126.90m, ["Xe"] = 131.29m,
        ["Cs"] = 132.91m, ["Ba"] = 137.33m, ["La"] = 138.91m, ["Ce"] = 140.12m, ["Pr"] = 140.91m, ["Nd"] = 144.24m, ["Sm"] = 150.36m, ["Eu"] = 151.96m, ["Gd"] = 157.25m, ["Tb"] = 158.93m,
        ["Dy"] = 162.50m, ["Ho"] = 164.93m, ["Er"] = 167.26m, ["Tm"] = 168.93m, ["Yb"] = 173.05m, ["Lu"] = 174.97m, ["Hf"] = 178.49m, ["Ta"] = 180.95m, ["W"] = 183.84m, ["Re"] = 186.21m,
        ["Os"] = 190.23m, ["Ir"] = 192.22m, ["Pt"] = 195.08m, ["Au"] = 196.97m, ["Hg"] = 200.59m, ["Tl"] = 204.38m, ["Pb"] = 207.2m, ["Bi"] = 208.98m,
        ["Th"] = 232.04m, ["Pa"] = 231.04m, ["U"] = 238.03m,
    };
}
