using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>Deviations with their reasons. Those of one rule and one reason share a sentence, however many cells or batches they are of.</summary>
internal sealed class DeviationText(RecordedWork work, Wording wording)
{
    public RichText? Of(IEnumerable<RecordedStream> streams)
    {
        var noted = streams.SelectMany(s => s.Of<DeviationNoted>().Select(d => (
            d.Fact.Rule, d.Fact.Sentence, Reason: s.Of<DeviationAnswered>().LastOrDefault(a => a.Fact.Number == d.Fact.Number).Fact?.Reason ?? d.Fact.Reason)));
        var sentences = noted.GroupBy(d => (d.Rule, d.Reason)).Select(alike => wording.Say(
            "deviation",
            ("n", wording.Count(alike.Count(), "times")),
            ("what", ReportText.Join(alike.Select(d => Named(d.Sentence)).Distinct(StringComparer.Ordinal).Select(work.InWords), "; ")),
            ("reason", alike.Key.Reason is { } reason ? work.InWords(reason.TrimEnd('.')) : RichText.Gap("reason"))));
        return Known.Sentences(sentences) is { IsEmpty: false } text ? text : null;
    }

    /// <summary>With labels in the place of ids, and without the full stop, which the wording sets.</summary>
    private string Named(string sentence) => string.Join(' ', sentence.TrimEnd('.').Split(' ').Select(word => StreamIds.SubjectOf(word.TrimEnd(',', ';')) is null ? word : word.Replace(word.TrimEnd(',', ';'), work.LabelOf(word.TrimEnd(',', ';')), StringComparison.Ordinal)));
}
