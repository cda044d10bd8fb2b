using System.Text.Json.Nodes;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Impacts;
using MgProvenance.Application.Jobs;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Reports;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Jobs;
using MgProvenance.Storage.Projections;
using MgProvenance.Storage.RawFiles;
using MgProvenance.Storage.Tests.Jobs;

namespace MgProvenance.Application.Tests;

/// <summary>A notebook in a database of its own, without the program around it. As a class fixture its tests share it, each under labels of its own.</summary>
public sealed class Notebook : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mgp-application-").FullName;
    private readonly TestDatabase _database = new();
    private readonly HandClock _clock = new();
    private int _commands;

    public static PersonId Person { get; } = PersonId.Of("person-0199b000-0000-7000-8000-000000000001");

    public static EventHeaders Headers { get; } = new("asserted", "bench-1", "mgp 0.1.0");

    public IEventLog Log { get; private set; } = null!;

    public IProjections Projections { get; private set; } = null!;

    public IRawFiles RawFiles { get; private set; } = null!;

    public RunSummaries Runs { get; private set; } = null!;

    public RunAnalyses Analyses { get; private set; } = null!;

    public CommandHandler Handler { get; private set; } = null!;

    public Impact Impact { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        Log = new NpgsqlEventLog(_database.App);
        Projections = new NpgsqlProjections(_database.App, AllProjections.List);
        RawFiles = new FileRawFiles(_folder);
        var (results, queue) = (new NpgsqlDerivedResults(_database.App), new NpgsqlJobQueue(_database.App, _clock));
        Runs = new RunSummaries(RawFiles, results, queue, new JobWorker(queue, JobHandlers.All(RawFiles, results), _clock, "tests", parallel: 1));
        Analyses = new RunAnalyses(RawFiles, results);
        Impact = new Impact(Log, Projections, RawFiles, results, _clock);
        Handler = new CommandHandler(Log, AllCommands.Table);
        await Record($$"""{"command": "register-person", "person": "{{Person}}", "label": "P01", "nameCommitment": "{{new string('a', 64)}}"}""");
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A line of a recording script as a request, under a command id of its own unless it is given.</summary>
    public Request RequestOf(string line, string? commandId = null, EventHeaders? headers = null)
    {
        var body = JsonNode.Parse(line)!.AsObject();
        var command = body["command"]!.GetValue<string>();
        body.Remove("command");
        return new Request(Person, commandId ?? $"c{Interlocked.Increment(ref _commands)}", command, body, headers ?? Headers);
    }

    public Task<Reply> Send(string line, string? commandId = null) => Handler.Handle(RequestOf(line, commandId), Stop);

    /// <summary>Records these lines; a line that is not recorded fails the test.</summary>
    public async Task<Answer> Record(params string[] lines)
    {
        Answer? last = null;
        foreach (var line in lines)
        {
            var reply = await Send(line);
            last = reply is Reply.Recorded recorded ? recorded.Answer : throw new InvalidOperationException($"{line} was not recorded: {reply}");
        }

        return last!;
    }

    public async Task<string> IdOf(string label) => await Log.Resolve(label, Stop) ?? throw new InvalidOperationException($"Nothing is labelled {label}.");

    public async Task<RecordedStream> Stream(string label) => await new NotebookAt(Log, null).Stream(await IdOf(label), Stop);

    /// <summary>Attaches a file and derives what it holds; a file that is not attached fails the test.</summary>
    public async Task Attach(string run, string fileName, byte[] content, bool simulated = false)
    {
        var file = new FileToAttach(await IdOf(run), fileName, content, "Europe/Berlin", simulated);
        var (reply, _) = await new AttachFile(Handler, RawFiles).Attach(file, Person, $"attach {run} {fileName}", Headers, Stop);
        Assert.IsType<Reply.Recorded>(reply);
        await Runs.Derive([await Stream(run)], bound: null, Stop);
    }

    /// <summary>The position after everything recorded, with a note in the place of a signed one.</summary>
    public async Task<ReportPosition> Position()
    {
        var head = await Log.Seal(Stop);
        return new ReportPosition(head.Size, head.Root, $"test log\n{head.Size}\n{head.Root}\n", new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
    }
}
