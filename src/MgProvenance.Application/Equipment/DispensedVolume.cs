using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Equipment;

/// <summary>Volumes with the uncertainty of the pipettes that measured them.</summary>
internal static class DispensedVolume
{
    public static ErrorLimit ToErrorLimit(this LimitOfError limit) => new((double)(limit.PercentOfReading ?? 0) / 100, (double)(limit.PercentOfRange ?? 0) / 100);

    /// <summary>The sum, mL; its uncertainty is null where a pipette is not known or states no limit of error. Null where nothing was dispensed.</summary>
    public static Measured? Of(IReadOnlyList<(Quantity<Volume> Volume, EquipmentRegistered? Pipette)> portions)
    {
        var volume = portions.Sum(p => p.Volume.In("mL"));
        if (volume == 0) return null;
        var squares = portions.Sum(p => UncertaintyML(p.Volume, p.Pipette) is { } u ? u * u : double.NaN);
        return new Measured((double)volume, double.IsNaN(squares) ? null : Math.Sqrt(squares));
    }

    private static double? UncertaintyML(Quantity<Volume> volume, EquipmentRegistered? pipette)
    {
        if (pipette is not { VolumeError: { } error } || (error.PercentOfRange is not null && pipette.NominalVolume is null)) return null;
        return error.ToErrorLimit().StandardUncertainty((double)volume.In("mL"), (double)(pipette.NominalVolume?.In("mL") ?? 0));
    }
}
