using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Electrodes;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>Electrodes that were cut from metal, with their polishing. Those of one substance and shape share a paragraph.</summary>
internal sealed class MetalMethods(RecordedWork work, Wording wording)
{
    private readonly EquipmentText _equipment = new(work, wording);

    public IEnumerable<RichText> Paragraphs() =>
        from piece in work.Pieces
        let cut = piece.Of<PieceCut>().FirstOrDefault().Fact
        where cut?.Metal is not null
        group piece by (Metal: work.Substance(cut.Metal!.Value), cut.Shape) into alike
        select Paragraph(alike.Key.Metal, alike.Key.Shape, [.. alike]);

    private RichText Paragraph(string metal, string shape, IReadOnlyList<RecordedStream> pieces)
    {
        var cuts = pieces.Select(p => p.Of<PieceCut>().First().Fact).ToList();
        var polished = pieces.Select(p => (Piece: p, Facts: p.Of<MetalPolished>().Select(m => m.Fact).ToList())).ToLookup(p => p.Facts.Count > 0);
        return Known.Sentences(
        [
            wording.Say(
                "metal.pieces",
                ("metal", Chemistry.Formula(metal)),
                ("n", wording.Count(pieces.Count, "pieces")),
                ("shape", shape),
                ("size", Known.OrGap(cuts.Select(c => c.Size), $"{(shape == "disc" ? "diameter" : "size")} of the {metal}")),
                ("thickness", Known.OrGap(cuts.Select(c => c.Thickness), $"thickness of the {metal}"))),
            polished[true].Any() ? Polished([.. polished[true].SelectMany(p => p.Facts)], polished[true].Count()) : null,
            polished[false].Any() ? wording.Say("metal.not-polished", ("n", wording.Count(polished[false].Count(), "pieces")), ("polishing", RichText.Gap("polishing"))) : null,
            new DeviationText(work, wording).Of(pieces),
        ]);
    }

    private RichText Polished(IReadOnlyList<MetalPolished> polished, int pieces) => wording.Say(
        "metal.polished",
        ("n", wording.Count(pieces, "pieces")),
        ("abrasive", Known.Different(polished.Select(p => p.Abrasive), "abrasive")),
        ("until", Known.Different(polished.Select(p => p.Until), "end point of polishing")),
        ("solvent", Known.Different(polished.Select(p => p.WipeSolvent), "wipe solvent")),
        ("place", polished.Any(p => p.Where is not null) ? Known.Different(polished.Where(p => p.Where is not null).Select(p => _equipment.Name(p.Where, "place of polishing")), "place of polishing") : RichText.Gap("place of polishing")));
}
