using System.Text.Json;
using System.Text.Json.Serialization;
using MgProvenance.Domain.Kernel;
using Spectre.Console;

namespace MgProvenance.Cli;

/// <summary>Where a verb writes: results to output, progress and errors to the error stream. A pipe gets plain text.</summary>
public sealed class Terminal(TextWriter output, TextWriter error, bool interactive)
{
    private const int PipeDrawingWidth = 80;
    private const int MostDrawingWidth = 120;

    private static readonly JsonSerializerOptions Json = new(KernelJson.Options) { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>A person looks at it, rather than a program.</summary>
    public bool IsInteractive { get; } = interactive;

    public IAnsiConsole Rich { get; } = Console(output, interactive);

    /// <summary>Progress of long work; silent in a pipe.</summary>
    public IProgress<string>? Progress { get; } = interactive ? new Lines(error) : null;

    /// <summary>Characters in a line of a drawing: as wide as the terminal within reason, always the same in a pipe.</summary>
    public int DrawingWidth => IsInteractive ? Math.Min(Rich.Profile.Width - 1, MostDrawingWidth) : PipeDrawingWidth;

    /// <summary>Whether braille patterns can be shown: the encoding has to take them, and the fonts of the Linux console have none.</summary>
    public bool HasBraille => Rich.Profile.Capabilities.Unicode && !(IsInteractive && Environment.GetEnvironmentVariable("TERM") is "linux" or "dumb");

    /// <summary>A line that belongs to the one above: indented, and broken between words where the terminal ends.</summary>
    public void WriteBelow(string text)
    {
        const string indent = "     ";
        for (var rest = text; rest.Length > 0;)
        {
            var room = Rich.Profile.Width - indent.Length;
            var end = rest.Length <= room ? rest.Length : rest.LastIndexOf(' ', room) is var space and > 0 ? space : room;
            Out.WriteLine(indent + rest[..end]);
            rest = rest[end..].TrimStart(' ');
        }
    }

    public void WriteJson<T>(T value) => Out.WriteLine(JsonSerializer.Serialize(value, Json));

    private static IAnsiConsole Console(TextWriter output, bool interactive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = interactive ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        if (!interactive) console.Profile.Width = 200;
        return console;
    }

    private sealed class Lines(TextWriter writer) : IProgress<string>
    {
        public void Report(string value) => writer.WriteLine(value);
    }
}
