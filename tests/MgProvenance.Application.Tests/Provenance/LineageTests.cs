using System.Security.Cryptography;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;

namespace MgProvenance.Application.Tests.Provenance;

/// <summary>The provenance of one small study, all of it: lots, batch, sheet, pieces, cell, run with a file, study.</summary>
public sealed class LineageTests(LineageTests.SmallStudy study) : IClassFixture<LineageTests.SmallStudy>
{
    private static readonly string Raw = "raw:" + Convert.ToHexStringLower(SHA256.HashData(Bench.LandFile()));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_use_is_an_edge_and_nothing_else_is()
    {
        string[] used =
        [
            "A-DME -> A-BATCH electrolyte.solvent-dispensed.v1@2",
            "A-SALT -> A-BATCH electrolyte.salt-added.v1@3",
            "A-BAL -> A-BATCH electrolyte.salt-added.v1@3",
            "A-HOST -> A-SHEET sheet.started.v1@1",
            .. Enumerable.Range(2, 4).Select(version => $"A-BAL -> A-SHEET sheet.blank-weighed.v1@{version}"),
            "A-SHEET -> A-C1-POS piece.cut.v1@1",
            "A-BAL -> A-C1-POS piece.weighed.v1@2",
            "A-MG -> A-C1-NEG piece.cut.v1@1",
            "A-C1-POS -> A-C1 cell.part-placed.v1@2",
            "A-C1-NEG -> A-C1 cell.part-placed.v1@3",
            "A-BATCH -> A-C1 cell.electrolyte-dispensed.v1@4",
            "A-C1 -> A-C1-RUN run.planned.v1@1",
            $"{Raw} -> A-C1-RUN run.data-file-attached.v1@2",
            "A-C1 -> A-STUDY study.cell-assigned.v1@3",
        ];
        string[] made = ["A-BAL", "A-DME", "A-SALT", "A-HOST", "A-MG", "A-BATCH", "A-SHEET", "A-C1-POS", "A-C1-NEG", "A-C1", "A-C1-RUN", "A-STUDY"];
        var edges = (await study.Notebook.Projections.Rows("lineage", Stop)).As<LineageEdge>().ToList();
        var names = (await study.Notebook.Projections.Rows("names", Stop)).As<StreamName>().ToDictionary(n => n.Stream, n => n.Label, StringComparer.Ordinal);
        Assert.Equal(
            [.. used.Concat(made.Select(to => $"P01 -> {to} recorded@1")).Order(StringComparer.Ordinal)],
            edges.Select(e => $"{names.GetValueOrDefault(e.From, e.From)} -> {names[e.To]} {e.Event}@{e.Version}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Up_from_the_run_is_told_in_the_order_of_use_and_who_recorded_once() => Assert.Equal(
        [
            "A-C1-RUN",
            "  A-C1",
            "    P01",
            "    A-C1-POS",
            "      A-SHEET",
            "        A-HOST",
            "        A-BAL",
            "      A-BAL (shown before)",
            "    A-C1-NEG",
            "      A-MG",
            "    A-BATCH",
            "      A-DME",
            "      A-BAL (shown before)",
            "      A-SALT",
            $"  {Raw[4..]}",
        ],
        Lines(await Traced("A-C1-RUN", TraceDirection.Up)));

    [Fact]
    public async Task Down_from_a_lot_reaches_all_that_was_made_with_it_and_no_more() => Assert.Equal(
        ["A-SALT", "  A-BATCH", "    A-C1", "      A-C1-RUN", "      A-STUDY"],
        Lines(await Traced("A-SALT", TraceDirection.Down)));

    [Fact]
    public async Task Down_from_a_raw_file_reaches_its_run()
    {
        var trace = await new Trace(study.Notebook.Projections).From(Raw, TraceDirection.Down, Stop);
        Assert.Equal("raw file", trace.Subject);
        Assert.Equal([Raw[4..], "  A-C1-RUN"], Lines(trace));
    }

    [Fact]
    public async Task A_link_names_the_events_that_make_it()
    {
        var sheet = (await Traced("A-SHEET", TraceDirection.Up)).Next.Single(n => n.Label == "A-BAL");
        Assert.Equal(["sheet.blank-weighed.v1 (version 2–5)"], sheet.Because);
    }

    private static IEnumerable<string> Lines(TraceNode node, string indent = "") =>
        node.Next.SelectMany(n => Lines(n, indent + "  ")).Prepend($"{indent}{node.Label}{(node.ShownBefore ? " (shown before)" : "")}");

    private async Task<TraceNode> Traced(string label, TraceDirection direction) =>
        await new Trace(study.Notebook.Projections).From(await study.Notebook.IdOf(label), direction, Stop);

    public sealed class SmallStudy : IAsyncLifetime
    {
        public Notebook Notebook { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Notebook.InitializeAsync();
            await Notebook.Record([.. Bench.Lots("A"), .. Bench.Batch("A"), .. Bench.Sheet("A"), .. Bench.Cell("A")]);
            await Notebook.Attach("A-C1-RUN", "file.csv", Bench.LandFile());
            await Notebook.Record(Bench.Study("A", "C1"));
        }

        public ValueTask DisposeAsync() => Notebook.DisposeAsync();
    }
}
