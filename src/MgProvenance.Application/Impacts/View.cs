using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Impacts;

/// <summary>One state of the notebook, with what is derived from it.</summary>
internal sealed record View(IEventLog Log, NotebookAt Notebook, IProjections Projections, RunSummaries Runs, RunAnalyses Analyses);
