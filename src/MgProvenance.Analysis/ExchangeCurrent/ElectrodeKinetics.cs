using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.ExchangeCurrent;

/// <summary>What an exchange current depends on beside the data. Nothing has a silent default that changes the number, but ν = 1.</summary>
public sealed record ElectrodeKinetics
{
    private const double GasConstant = 8.31446261815324; // J/(mol K), exact in the SI of 2019

    public required double TemperatureK { get; init; }

    /// <summary>z of the declared electrode reaction: 2 for Mg.</summary>
    public required int Electrons { get; init; }

    /// <summary>2 where the overpotential is that of two equal electrodes one after the other (Mg‖Mg), 1 against a reference electrode.</summary>
    public required int ElectrodesInSeries { get; init; }

    /// <summary>ν: how often the rate-determining step runs per turnover; αa + αc = z/ν.</summary>
    public double StoichiometricNumber { get; init; } = 1;

    /// <summary>Geometric area of one electrode; null where it was not recorded.</summary>
    public Measured? AreaCm2 { get; init; }

    /// <summary>Resistance between the electrodes whose drop is taken off the overpotential; null where none is.</summary>
    public double? ResistanceOhm { get; init; }

    /// <summary>A film (any magnesium that has seen an electrolyte) passes ions: its resistance is then in the number.</summary>
    public bool IsFilmed { get; init; } = true;

    /// <summary>αa + αc = z/ν.</summary>
    public double TransferCoefficients => Electrons / StoichiometricNumber;

    /// <summary>RT/F in V.</summary>
    internal double ThermalV => GasConstant * TemperatureK / TheoreticalCapacity.FaradayConstant;

    /// <summary>RT/(zF) in V.</summary>
    public double LinearLimitV => ThermalV / Electrons;

    internal MethodParameter[] Parameters =>
    [
        new("temperature/K", TemperatureK), new("electrons", Electrons), new("electrodes-in-series", ElectrodesInSeries), new("stoichiometric-number", StoichiometricNumber),
        new("iR-correction/Ohm", ResistanceOhm?.ToString("R", CultureInfo.InvariantCulture) ?? "none"),
    ];

    internal Refusal? Refuse()
    {
        if (!(TemperatureK > 0) || !double.IsFinite(TemperatureK)) return new Refusal("exchange-current.temperature", "The temperature must be positive, in kelvin.");
        if (Electrons < 1 || !(StoichiometricNumber > 0) || !double.IsFinite(StoichiometricNumber)) return new Refusal("exchange-current.reaction", "The reaction needs at least one electron and a positive stoichiometric number.");
        if (ElectrodesInSeries is not (1 or 2)) return new Refusal("exchange-current.electrodes", "The overpotential is that of one electrode or of two in series.");
        if (ResistanceOhm is { } r && !(r >= 0 && double.IsFinite(r))) return new Refusal("exchange-current.resistance", "The resistance must not be negative.");
        return null;
    }

    /// <summary>Joins what is cautioned of every number with what is cautioned of this one.</summary>
    internal string? Caution(params string?[] more)
    {
        string?[] all =
        [
            IsFilmed ? "Apparent: on a filmed electrode the film's resistance is part of the number." : null,
            ResistanceOhm is null ? "Not corrected for iR: the number is too low by what the electrolyte drops." : null,
            .. more,
        ];
        var said = string.Join(' ', all.Where(s => s is not null));
        return said.Length == 0 ? null : said;
    }
}
