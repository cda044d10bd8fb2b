using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Manuscripts.Proposals;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp manuscript propose M FILE</c>: what a text seems to state, for a person to say yes or no to.</summary>
internal static class ManuscriptProposeVerb
{
    private const string StandardInput = "-";

    public static Command Build(Terminal terminal)
    {
        var manuscript = new Argument<string>("MANUSCRIPT") { Description = "Label or id of the manuscript." };
        var file = new Argument<string>("FILE") { Description = "Plain text (UTF-8), for example a Methods section; - reads what is piped in." };
        var section = new Option<string?>("--section") { Description = "Read only this section of the text. Where the text has no heading of that name: the section in which all of it stands." };
        var accept = new Option<bool>("--accept") { Description = "Ask for each proposal, and record those with a yes. Needs a terminal." };
        var output = new Option<FileInfo?>("--out") { Description = "Write a script for mgp record in which every proposal is commented out." };
        var (notebook, actor, json) = (Shared.Notebook(), Shared.As(), Shared.Json());
        var verb = new Command("propose", "Propose statements from a text. Nothing is recorded without a person's yes.") { manuscript, file, section, accept, output, notebook, actor, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var (source, asks) = (parsed.GetRequiredValue(file), parsed.GetValue(accept));
            if (asks && (!terminal.IsInteractive || Console.IsInputRedirected || source == StandardInput)) throw VerbEndsException.Refused("propose.nobody-to-ask", "Only a person at a terminal can be asked by --accept. Without one, use --out and uncomment the lines that are right.");
            if (parsed.GetValue(output) is { Exists: true } there) throw VerbEndsException.Refused("file.exists", $"{there.FullName} is there already; it may hold lines that somebody uncommented. Name another file.");
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await open.Resolve<ManuscriptId>(parsed.GetRequiredValue(manuscript), cancellation).ConfigureAwait(false);
                var stream = await open.Now.Stream(id.Value, cancellation).ConfigureAwait(false);
                var label = stream.Label ?? id.Value;
                var text = Accepted(PastedText.Read(await Bytes(source, cancellation).ConfigureAwait(false)));
                var proposed = Accepted(ProposalReading.Of(text, parsed.GetValue(section), ProposalPatterns.Read(AuditFiles.File(open, "proposals.json")), stream.Of<StatementRecorded>().Select(s => s.Fact)));
                if (parsed.GetValue(output) is { } script)
                {
                    Directory.CreateDirectory(script.DirectoryName!);
                    await File.WriteAllTextAsync(script.FullName, ProposalScript.Of(label, proposed), cancellation).ConfigureAwait(false);
                }

                if (asks) return await Ask(open, terminal, label, proposed, parsed.GetValue(actor), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(proposed);
                else Print(terminal, proposed, parsed.GetValue(output));
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static async Task<byte[]> Bytes(string source, CancellationToken cancellation)
    {
        if (source != StandardInput)
        {
            var file = new FileInfo(source);
            if (file is { Exists: true, Length: > PastedText.MostBytes }) return new byte[PastedText.MostBytes + 1];   // refused by its size, unread
            return await Shared.ReadFile(file, cancellation).ConfigureAwait(false);
        }

        var piped = Console.OpenStandardInput();
        await using (piped.ConfigureAwait(false))
        {
            var room = new byte[PastedText.MostBytes + 1];
            var length = await piped.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            return room[..length];
        }
    }

    private static T Accepted<T>((T? Value, Refusal? Refusal) read)
        where T : class => read.Value ?? throw VerbEndsException.Refused(read.Refusal!.Code, read.Refusal.Sentence);

    private static void Print(Terminal terminal, Proposed proposed, FileInfo? script)
    {
        for (var i = 0; i < proposed.Proposals.Count; i++) ProposalDialogue.Show(terminal.Out, i + 1, proposed.Proposals[i]);
        if (proposed.Proposals.Count > 0) terminal.Out.WriteLine();
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{proposed.Proposals.Count} proposed, {proposed.AlreadyRecorded} recorded already, {proposed.NotRead.Count} sentences not read. Nothing was recorded."));
        if (script is not null) terminal.Out.WriteLine($"{script.FullName}: uncomment the lines that are right, then mgp record it.");
    }

    private static async Task<int> Ask(Notebook open, Terminal terminal, string label, Proposed proposed, string? asked, CancellationToken cancellation)
    {
        var who = await Actor.Find(open, asked, null, cancellation).ConfigureAwait(false);
        var recorded = 0;
        foreach (var yes in new ProposalDialogue(Console.In, terminal.Out).Ask(proposed.Proposals))
        {
            var body = JsonNode.Parse(ProposalScript.Line(label, yes))!.AsObject();
            body.Remove("command");
            switch (await open.Handler.Handle(new Request(who.Person, Guid.CreateVersion7().ToString("D"), "record-statement", body, who.Headers), cancellation).ConfigureAwait(false))
            {
                case Reply.Recorded:
                    recorded++;
                    break;
                case Reply.Refused { Refusal: var refusal }:
                    terminal.Error.WriteLine($"not recorded: {refusal}");
                    break;
                default:
                    throw new VerbEndsException(ExitCodes.Conflict, "version.conflict", "Others kept writing to it; try again.");
            }
        }

        await open.Sign(cancellation).ConfigureAwait(false);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{recorded} of {proposed.Proposals.Count} recorded."));
        return ExitCodes.Done;
    }
}
