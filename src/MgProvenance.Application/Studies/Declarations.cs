using System.Globalization;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Studies;

public enum Declared
{
    /// <summary>Before any data file of a cell of the study was there.</summary>
    Beforehand,

    /// <summary>When data could already be seen.</summary>
    PostHoc,
}

/// <summary>Something that decides what a study counts, and whether it was declared before data could be seen.</summary>
/// <param name="What"><c>exclusion criterion</c>, <c>conditioning</c>, <c>activation</c>, <c>reference cycle</c>, <c>reaction</c>, <c>sample size</c>.</param>
/// <param name="Of">Criterion, group or run; null where it is about the study.</param>
/// <param name="Index">In the ledger: of the event that says it, or of its latest correction.</param>
public sealed record Declaration(string What, string? Of, string Text, Declared When, long? Index, DateTimeOffset RecordedAt);

/// <summary>When a study's declarations were made: by their place in the ledger against that of the first data file of any of its cells, which is nobody's claim.</summary>
internal static class Declarations
{
    public const string Criterion = "exclusion criterion";

    /// <summary>Ledger index of the first data file; null while there is none. A file counts although it was struck out later: it had been seen.</summary>
    public static long? FirstData(IEnumerable<RecordedStream> runs) =>
        runs.SelectMany(r => r.History).Where(e => e.Fact is DataFileAttached).Select(e => (long?)Index(e.Stored)).Min();

    /// <param name="runs">Of the study's cells.</param>
    public static IReadOnlyList<Declaration> Of(RecordedStream study, IReadOnlyCollection<RecordedStream> runs)
    {
        var firstData = FirstData(runs);
        return [.. runs.Prepend(study).SelectMany(s => s.Events.Select(e => Read(e, s, firstData))).OfType<Declaration>().OrderBy(d => d.Index ?? long.MaxValue)];
    }

    private static Declaration? Read(RecordedEvent recorded, RecordedStream stream, long? firstData) => recorded.Fact switch
    {
        ExclusionCriterionDeclared e => Made(Criterion, e.Criterion, e.Text, recorded, firstData),
        ConditioningDeclared e => Made("conditioning", null, $"first {Cycles(e.Cycles)} of every cell left out: {e.Reason}", recorded, firstData),
        ActivationDeclared e => Made("activation", stream.Label, $"first {Cycles(e.Cycles)} left out: {e.Reason}", recorded, firstData),
        ReferenceCycleDeclared e => Made("reference cycle", null, $"retention counted from cycle {Number(e.Cycle)}", recorded, firstData),
        ReactionDeclared e => Made("reaction", null, string.Create(CultureInfo.InvariantCulture, $"{e.Formula}, {e.Electrons} electrons per formula unit"), recorded, firstData),
        SampleSizePlanned e => Made("sample size", e.Group, e.Cells == 1 ? "1 cell" : $"{Number(e.Cells)} cells", recorded, firstData),
        _ => null,
    };

    /// <summary>What was corrected after the first data file says what it says since then.</summary>
    private static Declaration Made(string what, string? of, string text, RecordedEvent recorded, long? firstData)
    {
        var says = recorded.Correction ?? recorded.Stored;
        return new Declaration(what, of, text, Index(says) > firstData ? Declared.PostHoc : Declared.Beforehand, says.Index, says.RecordedAt);
    }

    /// <summary>What is not sealed yet comes last.</summary>
    private static long Index(StoredEvent stored) => stored.Index ?? long.MaxValue;

    private static string Cycles(int count) => count == 1 ? "cycle" : $"{Number(count)} cycles";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
