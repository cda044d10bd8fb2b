using MgProvenance.Application.Corrections;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Impacts;

namespace MgProvenance.Cli.Verbs;

/// <summary>An impact in words: what would be recorded, then what would follow from it, nearest first.</summary>
internal sealed class ImpactText(Terminal terminal, Names names)
{
    private const string None = "–";

    public void Write(ImpactReport impact)
    {
        if (impact.Facts.Count == 0)
        {
            terminal.Out.WriteLine("Nothing would change: that is what counts already.");
            return;
        }

        foreach (var fact in impact.Facts) Write(fact);
        foreach (var d in impact.Appearing) terminal.Out.WriteLine($"deviation that would wait for a reason: {d.Label} #{d.Number}, {d.Rule}: {names.In(d.Sentence)}");
        foreach (var d in impact.Going) terminal.Out.WriteLine($"deviation that would go: {d.Label} #{d.Number}, {d.Rule}: {names.In(d.Sentence)}");
        foreach (var f in impact.Findings) terminal.Out.WriteLine($"finding that would come: {Finding(f)}");
        foreach (var f in impact.Settled) terminal.Out.WriteLine($"finding that would go: {Finding(f)}");
        Part("Numbers that would change", [.. impact.Numbers.Where(Shows)], n => $"{n.Subject} {n.Label}, {n.Name}: {Values(n)}");
        Part("Means of groups that would change", [.. impact.Means.Where(Shows)], n => $"{n.Label}, {n.Key}: {Values(n)}");
        foreach (var report in impact.Printed.GroupBy(p => p.Label, StringComparer.Ordinal)) Part($"Printed in {report.Key}, and no longer so", [.. report], p => $"{p.Key}: {p.Was ?? None} → {p.Is ?? None} {p.Unit}");
        Part("Claims that stand on it", impact.Claims, c => $"{c.Label}, {c.Claim}: {c.Wording} (evidence: {string.Join(", ", c.Evidence)})");
        Part("Reports that would be out of date", impact.Reports, r => r.Label + (r.AlreadyOutOfDate ? "  (it is already)" : string.Empty));
        if (impact.Things.Count > 0) terminal.Out.WriteLine("Depends on it:");
        foreach (var subject in impact.Things.GroupBy(t => t.Subject, StringComparer.Ordinal)) terminal.Out.WriteLine($"  {subject.Key}: {string.Join(", ", subject.Select(t => t.Label))}");
    }

    private void Write(ImpactOnFact fact)
    {
        terminal.Out.WriteLine($"{fact.Label} version {fact.Version} ({fact.Event}): would be {fact switch { { IsNew: true } => "recorded", { Struck: true } => "struck out", _ => "corrected" }}");
        foreach (var change in fact.Changes) terminal.Out.WriteLine("  " + FactText.Change(change, names.Of));
    }

    private void Part<T>(string head, IReadOnlyCollection<T> lines, Func<T, string> text)
    {
        if (lines.Count == 0) return;
        terminal.Out.WriteLine($"{head} ({lines.Count}):");
        foreach (var line in lines) terminal.Out.WriteLine("  " + text(line));
    }

    private string Finding(CorrectionFinding finding) => $"{names.Of(finding.Stream)} version {finding.Version} ({finding.Event}): {finding.Code}: {names.In(finding.Sentence)}";

    /// <summary>Whether the change shows in the digits that the uncertainty leaves; the JSON has all of them.</summary>
    private static bool Shows(ImpactOnNumber n) => Value(n.Was, n.UncertaintyWas) != Value(n.Is, n.UncertaintyIs);

    private static string Values(ImpactOnNumber n) => $"{Value(n.Was, n.UncertaintyWas)} → {Value(n.Is, n.UncertaintyIs)} {n.Unit}{(n.Reason is { } reason ? $"  ({reason})" : string.Empty)}";

    private static string Value(double? value, double? uncertainty) => value is { } known ? Printed.Any(known, uncertainty) : None;
}
