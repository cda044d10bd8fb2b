using System.Text.Json;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Domain.Tests.Kernel;

public sealed class CorrectionsTests
{
    private static readonly AnyStreamId Stream = AnyStreamId.Of(Ids.Piece.Value);
    private static readonly PieceWeighed Weighed = new(Ids.Piece, new(6.52m, "mg"), null, null);
    private static readonly PieceWeighed Right = Weighed with { Mass = new(6.25m, "mg") };

    public static TheoryData<string> Correctable => [.. EventCatalogue.Events.Keys.Except(["deviation.noted.v1", "fact.corrected.v1", "fact.struck.v1"])];

    [Fact]
    public void A_fact_is_replaced_by_one_of_its_type_and_stream_with_a_reason()
    {
        Assert.Null(Corrections.Refuse(new CorrectFact(Stream, 2, Right, "swapped"), Weighed));
        Assert.Null(Corrections.Refuse(new StrikeFact(Stream, 2, "never done"), Weighed));
        Refused("fact.unknown", Right, null);
        Refused("fact.reason-missing", Right, Weighed, " ");
        Refused("fact.other-type", new PieceStored(Ids.Piece, "vacuum", null), Weighed);
        Refused("fact.other-stream", Right with { Piece = PieceId.Of(Ids.Piece.Value[..^1] + "0") }, Weighed);
    }

    [Fact]
    public void What_speaks_about_other_events_is_not_corrected_itself()
    {
        Refused("fact.is-correction", Right, new FactCorrected(2, Right, "swapped"));
        Refused("fact.is-correction", Right, new FactStruck(2, "never done"));
        Refused("fact.is-deviation", Right, new DeviationNoted(1, "lot.expired", "Expired.", null));
        Refused("fact.final", Samples.Full.Of<ProtocolVersionPublished>(), Samples.Full.Of<ProtocolVersionPublished>());
        Assert.Null(Corrections.Refuse(new CorrectFact(Stream, 2, new DeviationAnswered(1, "b"), "typing error"), new DeviationAnswered(1, "a")));
    }

    [Fact]
    public void A_run_does_not_get_another_file_by_correction()
    {
        var attached = Samples.Full.Of<DataFileAttached>();
        var run = AnyStreamId.Of(attached.Run.Value);
        Assert.Null(Corrections.Refuse(new CorrectFact(run, 2, attached with { TimeZone = "Asia/Shanghai" }, "wrong zone"), attached));
        Assert.Equal("fact.other-file", Corrections.Refuse(new CorrectFact(run, 2, attached with { Sha256 = Ids.OtherDigest }, "wrong file"), attached)!.Code);
        Assert.Equal("fact.other-file", Corrections.Refuse(new CorrectFact(run, 2, attached with { MapSha256 = Ids.OtherDigest }, "wrong map"), attached)!.Code);
    }

    [Theory]
    [MemberData(nameof(Correctable))]
    public void Each_fact_has_a_command_that_can_say_all_of_it(string name)
    {
        var fact = EventCatalogue.Events[name];
        var members = EventCatalogue.Recorders[fact].GetConstructors()[0].GetParameters();
        string[] elsewhere = name switch
        {
            "electrolyte.aliquot-drawn.v1" => ["Cell", "Specimen"],   // filling the cell, taking the specimen records it
            "specimen.taken.v1" => ["Cell", "Part", "StateOfCharge", "LastHalfCycle", "StoppedAt", "Parent"],   // so do harvesting and splitting
            _ => [],
        };
        Assert.All(fact.GetConstructors()[0].GetParameters().ExceptBy(elsewhere, p => p.Name), said => Assert.Contains(members, m => m.Name == said.Name && m.ParameterType == said.ParameterType));
    }

    [Fact]
    public void A_replacement_of_an_old_version_is_read_in_the_newest()
    {
        const string old = """{"version":2,"reason":"r","replacement":{"type":"electrolyte.stirred.v1","data":{"batch":"electrolyte-01980000-0000-7000-8000-000000000006","at":"room temperature"}}}""";
        var read = (FactCorrected)EventCatalogue.Read("fact.corrected.v1", old)!;
        Assert.Contains("""{"type":"electrolyte.stirred.v2","data":{"batch":"electrolyte-01980000-0000-7000-8000-000000000006","temperatureInWords":"room temperature"}}""", EventCatalogue.Write(read), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replacement_that_nobody_knows_reads_as_nothing_and_a_malformed_one_stops()
    {
        Assert.Null(EventCatalogue.Read("fact.corrected.v1", """{"version":2,"reason":"r","replacement":{"type":"piece.weighed.v9","data":{}}}"""));
        Assert.Throws<JsonException>(() => EventCatalogue.Read("fact.corrected.v1", """{"version":2,"reason":"r","replacement":{"type":"piece.weighed.v1","data":{}}}"""));
    }

    private static void Refused(string code, IEvent replacement, IEvent? target, string reason = "swapped")
    {
        var refusal = Corrections.Refuse(new CorrectFact(Stream, 2, replacement, reason), target);
        Assert.Equal(code, refusal?.Code);
        Assert.EndsWith(".", refusal!.Sentence, StringComparison.Ordinal);
        if (target is not DeviationAnswered && code is not ("fact.other-type" or "fact.other-stream")) Assert.Equal(code, Corrections.Refuse(new StrikeFact(Stream, 2, reason), target)?.Code);
    }
}
