using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Which liquids do not dissolve a binder.</summary>
public sealed record Insoluble(string Binder, IReadOnlyList<string> Liquids);

/// <summary>Free space of a separator material, by a word of its description.</summary>
public sealed record Porosity(string Separator, decimal Fraction, string SetBy);

/// <summary>What rules need to know of substances: data, which a group may edit. Names are those that it writes.</summary>
/// <param name="Ethers">Solvents that form peroxides.</param>
/// <param name="LewisAcids">Salts that heat the solvent as they dissolve.</param>
/// <param name="UnreliableByKarlFischer">What reacts with the reagent of a Karl Fischer titration.</param>
/// <param name="OtherEnds">Words by which a program's description declares an end other than a cutoff.</param>
/// <param name="NeedTemperature">Words of properties that are calculated with a temperature.</param>
public sealed record KnownSubstances(
    IReadOnlyList<string> Ethers,
    IReadOnlyList<string> LewisAcids,
    IReadOnlyList<string> UnreliableByKarlFischer,
    IReadOnlyList<Insoluble> Insoluble,
    IReadOnlyList<Porosity> Porosities,
    IReadOnlyList<string> OtherEnds,
    IReadOnlyList<string> NeedTemperature)
{
    public bool IsEther(string? substance) => Holds(Ethers, substance);

    public bool IsLewisAcid(string? substance) => Holds(LewisAcids, substance);

    public Porosity? PorosityOf(IEnumerable<string?> description) =>
        Porosities.FirstOrDefault(p => description.Any(d => d?.Contains(p.Separator, StringComparison.OrdinalIgnoreCase) == true));

    public bool Dissolves(string binder, string liquid) => !Insoluble.Any(i => Same(i.Binder, binder) && Holds(i.Liquids, liquid));

    /// <exception cref="MalformedValueException">It is not what it should be.</exception>
    public static KnownSubstances Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<KnownSubstances>(json, KernelJson.Options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new MalformedValueException("substances.malformed", $"What is known of substances cannot be read: {e.Message}");
        }
    }

    private static bool Holds(IEnumerable<string> names, string? name) => name is not null && names.Any(n => Same(n, name));

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
