namespace MgProvenance.Documents.Tests;

/// <summary>A supporting information of about ten pages.</summary>
internal static class BigSample
{
    public static ReportDocument Document { get; } = new(Samples.Info(banner: "SIMULATED DATA"), [.. Blocks()], [
        new Attachment("provenance.json", "application/json", "{\"position\":1204}"u8.ToArray(), "Derivation of every number", AttachmentRelationship.Source),
        new Attachment("table-s1.csv", "text/csv", "Cell,CE / %\r\nMGC-001,98.4\r\n"u8.ToArray(), "Table S1", AttachmentRelationship.Data),
    ]);

    private static IEnumerable<Block> Blocks()
    {
        yield return new TableOfContents();
        yield return new Heading(1, "Methods", "methods");
        yield return new Callout(CalloutKind.Gap, RichText.Build().Text("Two facts are missing: ").Gap("lower cutoff").Text(" and ").Gap("drying temperature of the separator").Text("."));
        yield return new Heading(2, "Electrolyte");
        yield return new Paragraph(Prose());
        yield return new Paragraph(Prose());
        yield return new KeyValues([
            new("Salt", RichText.Build().Formula("Mg(TFSI)2").Text(", lot L-2201, 99.5 %")),
            new("Solvent", "1,2-dimethoxyethane, 12 ppm water"),
            new("Digest", RichText.Build().Mono("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")),
        ]);
        yield return new Heading(2, "Cells");
        yield return new BulletList(["Cut electrodes of 12 mm.", RichText.Build().Text("Dispense ").Quantity("80", "µL").Text(" of electrolyte."), "Close the cell."], Numbered: true);
        yield return new BulletList(["Working electrode: Chevrel phase.", "Counter electrode: magnesium foil."]);
        yield return Samples.Table();
        yield return new Callout(CalloutKind.Warning, "Cell MGC-003 was resumed by hand.");
        yield return new Callout(CalloutKind.Info, "All potentials are against the magnesium pseudo-reference.");
        yield return new FigureBlock("figure-s1", "Figure S1", RichText.Build().Text("First cycle of cell MGC-001 in ").Formula("Mg[B(hfip)4]2").Text("."), Samples.Plot(5000, simulated: true), "One cycle.");
        yield return new FigureBlock("figure-s2", "Figure S2", "Cycling of three cells.", [Samples.TwoAxes(), Samples.Plot(), Samples.TwoAxes(20), Samples.Plot(simulated: true)], "Four panels.", 2);
        yield return new FigureBlock("figure-s3", "Figure S3", "Capacity and efficiency.", Samples.TwoAxes(), "Two axes.");
        yield return new Heading(1, "Tables");
        yield return Samples.Table(90, "table-s2", "Table S2");
        yield return Samples.Table(12, "table-s3", "Table S3") with { Landscape = true };
        yield return new PageBreak();
        yield return new Heading(1, "Provenance");
        yield return Provenance();
    }

    private static RichTextBuilder Prose() => RichText.Build().Text("The electrolyte was prepared in an argon glovebox (H").Sub("2").Text("O < 0.5 ppm) by adding ")
        .Quantity("1.50", "g", "salt-mass").Text(" of ").Formula("Mg(TFSI)2").Text(" to ").Quantity("10.0", "mL")
        .Text(" of 1,2-dimethoxyethane (DME) in three portions with stirring, then ").Formula("MgCl2·6H2O").Text(" was excluded; see ").Link("Table S1", "table-s1")
        .Text(". Cells were cycled between 0.2 and 2.1 V vs Mg/").Formula("Mg^2+").Text(" at a rate of C/10, where 1C = ").Quantity("128.8", "mA h g−1")
        .Text(" of ").Formula("Mg_xMo6S8").Text(" with ").Italic("x").Text(" from 0 to 2, and the lower cutoff was ").Gap("lower cutoff").Text(". ")
        .Bold("Bold").Text(", ").Muted("muted").Text(" and ").Mono("mono").Text(" runs follow in the same line, and a letter like ა is shown by code point.");

    private static TableBlock Provenance() => new(
        "provenance", "Table S4", "Where each number comes from.",
        [new TableColumn("Number"), new TableColumn("Method"), new TableColumn("Raw digest", Width: 2), new TableColumn("Events", Width: 1)],
        [
            .. Enumerable.Range(1, 6).Select(i => new TableRow(
                [RichText.Build().Link($"capacity-{i}", Span.UseOf($"capacity-{i}")), "discharge-capacity 1.0", RichText.Build().Mono("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"), "run-018f4c 1–14"],
                Anchor: $"capacity-{i}")),
            new TableRow([RichText.Build().Link("salt-mass", Span.UseOf("salt-mass")), "as recorded", "", "electrolyte-01 2"], Anchor: "salt-mass"),
        ],
        []);
}
