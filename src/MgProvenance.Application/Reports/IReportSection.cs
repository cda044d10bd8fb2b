using MgProvenance.Documents;

namespace MgProvenance.Application.Reports;

/// <summary>What a section composes from.</summary>
/// <param name="Numbers">Takes up every derived number that is printed.</param>
/// <param name="Supersedes">Label of the report in whose place this one comes; null where there is none.</param>
internal sealed record SectionContext(ReportScope Scope, Wording Wording, NumberBook Numbers, ReportPosition Position, string? Supersedes);

/// <summary>One part of a report that a definition may ask for by its name.</summary>
internal interface IReportSection
{
    /// <summary>As definitions write it: lower case with dashes.</summary>
    string Name { get; }

    /// <summary>What it prints, for the people who write definitions.</summary>
    string Prints { get; }

    Task<IReadOnlyList<Block>> Compose(SectionContext context, CancellationToken cancellation);
}

/// <summary>A section that needs nothing beyond its context.</summary>
internal sealed record ReportSection(string Name, string Prints, Func<SectionContext, IEnumerable<Block>> Blocks) : IReportSection
{
    public Task<IReadOnlyList<Block>> Compose(SectionContext context, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Block>>([.. Blocks(context)]);
}

/// <summary>A section that reads raw files.</summary>
internal sealed record ReadingSection(string Name, string Prints, Func<SectionContext, CancellationToken, Task<IEnumerable<Block>>> Blocks) : IReportSection
{
    public async Task<IReadOnlyList<Block>> Compose(SectionContext context, CancellationToken cancellation) => [.. await Blocks(context, cancellation).ConfigureAwait(false)];
}
