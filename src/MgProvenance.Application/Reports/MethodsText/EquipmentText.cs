using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>Gloveboxes and instruments as sentences name them.</summary>
internal sealed class EquipmentText(RecordedWork work, Wording wording)
{
    /// <summary>The different gloveboxes, each with the readings that were taken in it.</summary>
    public RichText Gloveboxes(IEnumerable<EquipmentId?> ids) => Known.Different(ids.OfType<EquipmentId>().Distinct().Select(Glovebox), "glovebox");

    /// <summary>Maker and model; the label where neither is known.</summary>
    public RichText Instrument(EquipmentId? id)
    {
        if (id is not { } known) return RichText.Gap("instrument");
        if (work.Equipment(known) is not { } registered) return known.Value;
        if (registered is { Maker: null, Model: null }) return wording.Say("equipment.unnamed", ("label", registered.Label.Text), ("gap", RichText.Gap("maker and model")));
        return ReportText.Join([registered.Maker is { } maker ? maker : RichText.Gap("maker"), registered.Model is { } model ? model : RichText.Gap("model")], " ");
    }

    public RichText Name(EquipmentId? id, string what) => id is { } known ? work.Equipment(known)?.Label.Text ?? known.Value : RichText.Gap(what);

    private RichText Glovebox(EquipmentId id)
    {
        var readings = work.Atmosphere(id).ToList();
        return wording.Say(
            "equipment.glovebox",
            ("label", Name(id, "glovebox")),
            ("h2o", Chemistry.Formula("H2O")),
            ("o2", Chemistry.Formula("O2")),
            ("gas", work.Equipment(id)?.Gas is { Length: > 0 } gas ? RichText.Plain(gas) : RichText.Gap("gas of the glovebox")),
            ("water", readings.Exists(r => r.Water is not null) ? Known.OrGap(readings.Select(r => r.Water), "water reading") : RichText.Gap("water reading")),
            ("oxygen", readings.Exists(r => r.Oxygen is not null) ? Known.OrGap(readings.Select(r => r.Oxygen), "oxygen reading") : RichText.Gap("oxygen reading")));
    }
}
