using MgProvenance.Application.Corrections;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reports;

namespace MgProvenance.Application.Provenance;

/// <summary>From one printed number of an issued report to the numbers, events and raw files that it was made from.</summary>
public sealed class NumberTrace(NotebookAt notebook, IRawFiles rawFiles)
{
    public const string Subject = "number";

    /// <exception cref="MalformedValueException">There is no such report or number, or the report's numbers were not kept.</exception>
    public async Task<TraceNode> Up(string report, string key, CancellationToken cancellation)
    {
        if ((await notebook.Stream(report, cancellation).ConfigureAwait(false)).Of<ReportIssued>().FirstOrDefault().Fact is not { } issued)
            throw new MalformedValueException("report.unknown", $"{report} is no issued report.");
        var printed = await IssuedNumbers.Read(rawFiles, issued, cancellation).ConfigureAwait(false)
            ?? throw new MalformedValueException("report.numbers-not-kept", $"The numbers of {issued.Label} are not kept in this notebook; they are attached to its PDF as provenance.json.");
        var numbers = printed.ToDictionary(n => n.Key, StringComparer.Ordinal);
        if (!numbers.TryGetValue(key, out var number)) throw new MalformedValueException("number.unknown", $"{issued.Label} prints no number “{key}”; its numbers are those of {string.Join(", ", printed.Select(n => PrintedOnTrace.TableOf(n.Key)).Distinct(StringComparer.Ordinal))}, for example {printed.Select(n => n.Key).FirstOrDefault()}.");
        await notebook.Prefetch(number.Sources.Events.Select(e => e.Stream), cancellation).ConfigureAwait(false);
        return await Node(report, number, numbers, cancellation).ConfigureAwait(false);
    }

    private async Task<TraceNode> Node(string report, PrintedNumber number, Dictionary<string, PrintedNumber> numbers, CancellationToken cancellation)
    {
        var (next, inputs) = (new List<TraceNode>(), number.Inputs.Where(numbers.ContainsKey).Select(i => numbers[i]).ToList());
        foreach (var input in inputs) next.Add(await Node(report, input, numbers, cancellation).ConfigureAwait(false));
        var own = number.Sources.Events.Except(inputs.SelectMany(i => i.Sources.Events)).ToList();
        foreach (var events in own.GroupBy(e => e.Stream, StringComparer.Ordinal)) next.Add(Stream(await notebook.Stream(events.Key, cancellation).ConfigureAwait(false), [.. events]));
        var files = number.Sources.RawFiles.Except(inputs.SelectMany(i => i.Sources.RawFiles), StringComparer.Ordinal);
        next.AddRange(files.Select(f => new TraceNode(LineageProjection.RawNode(f), "raw file", f, number.Sources.Parser is { } parser ? [$"read by {parser}"] : [], [], [], ShownBefore: false)));
        return new TraceNode($"{ReportId.Subject}:{report}#{number.Key}", Subject, $"{number.Key}: {number.Text} {number.Unit}", [$"{number.Method.Name}, version {number.Method.Version}"], [], next, ShownBefore: false);
    }

    private static TraceNode Stream(RecordedStream stream, IReadOnlyList<EventRef> events)
    {
        var because = from e in events group e by (stream.First(e.Version)!.Stored.Type, e.CorrectedBy) into same select Versions.Link(same.Key.Type, same.Select(e => e.Version), same.Key.CorrectedBy);
        var used = events.Select(e => e.Version).ToHashSet();
        return new TraceNode(stream.StreamId, StreamIds.SubjectOf(stream.StreamId) ?? "stream", Labels.Of(stream), [.. because], [.. CorrectedFact.Of(stream).Where(c => used.Contains(c.Version))], [], ShownBefore: false);
    }
}
