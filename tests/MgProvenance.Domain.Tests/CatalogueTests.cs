using System.Globalization;
using System.Reflection;
using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests;

/// <summary>
/// The names and shapes under which facts are stored for ever, against <c>Catalogue.golden.txt</c>. A changed event is a new version with an upcaster,
/// never a changed line; a line may be added.
/// </summary>
public sealed class CatalogueTests
{
    private static readonly string[] Golden = ReadGolden();

    /// <summary>Name and shape that are no longer written, and the name and shape as which they are read.</summary>
    private static IEnumerable<string> Earlier => Golden.Where(l => l.StartsWith("earlier ", StringComparison.Ordinal));

    [Fact]
    public void Every_name_and_shape_is_as_written_down()
    {
        var actual = Earlier.Concat(EventLines()).Concat(CommandLines()).ToArray();
        var path = Path.Combine(AppContext.BaseDirectory, "Catalogue.actual.txt");
        File.WriteAllLines(path, actual);
        if (!actual.SequenceEqual(Golden)) Assert.Fail($"{FirstDifference(actual)}\nAll actual lines are in {path}.");
    }

    [Fact]
    public void Every_event_written_down_still_reads()
    {
        var lines = Golden.Where(l => l.StartsWith("event ", StringComparison.Ordinal)).Select(l => l.Split(' ', 3)).ToArray();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal(line[2], EventCatalogue.Write(EventCatalogue.Read(line[1], line[2])!)));
    }

    [Fact]
    public void Every_event_that_was_once_written_reads_in_its_newest_version()
    {
        var lines = Earlier.Select(l => l.Split(' ', 5)).ToArray();
        Assert.Equal(EventCatalogue.Upcasters.Keys.Order(StringComparer.Ordinal), lines.Select(l => l[1]));
        Assert.All(lines, line =>
        {
            var read = EventCatalogue.Read(line[1], line[2])!;
            Assert.Equal((line[3], line[4]), (EventCatalogue.NameOf(read), EventCatalogue.Write(read)));
        });
    }

    /// <summary>A name that was stored once is in some notebook for ever: the versions of an event begin with 1 and none is missing.</summary>
    [Fact]
    public void No_version_of_an_event_is_missing() => Assert.All(EventCatalogue.Events.Keys, name =>
    {
        var (stem, newest) = (name[..(name.LastIndexOf('.') + 2)], int.Parse(name[(name.LastIndexOf('.') + 2)..], CultureInfo.InvariantCulture));
        Assert.All(Enumerable.Range(1, newest - 1), version => Assert.Equal(EventCatalogue.Events[name], EventCatalogue.TypeOf(stem + version.ToString(CultureInfo.InvariantCulture))));
    });

    [Fact]
    public void A_renamed_member_would_be_seen()
    {
        var line = Golden.First(l => l.StartsWith("event lot.opened.v1 ", StringComparison.Ordinal)).Split(' ', 3);
        Assert.Throws<JsonException>(() => EventCatalogue.Read(line[1], line[2].Replace("\"doneAt\"", "\"doneOn\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_command_says_in_one_sentence_what_it_is_for() => Assert.All(EventCatalogue.Commands, command =>
    {
        Assert.Matches("^[a-z]+(-[a-z]+)+$", command.Key);
        Assert.EndsWith(".", command.Value.GetCustomAttribute<CommandNameAttribute>()!.Purpose, StringComparison.Ordinal);
    });

    private static IEnumerable<string> EventLines() => EventCatalogue.Events
        .OrderBy(e => e.Key, StringComparer.Ordinal)
        .Select(e => $"event {e.Key} {EventCatalogue.Write((IEvent)Samples.Full.Of(e.Value))}");

    private static IEnumerable<string> CommandLines() => EventCatalogue.Commands
        .OrderBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => $"command {c.Key} {JsonSerializer.Serialize(Samples.Full.Of(c.Value), c.Value, KernelJson.Options)}");

    private static string FirstDifference(string[] actual)
    {
        var at = Enumerable.Range(0, Math.Max(actual.Length, Golden.Length)).First(i => actual.ElementAtOrDefault(i) != Golden.ElementAtOrDefault(i));
        return $"Line {at + 1}\nwritten down: {Golden.ElementAtOrDefault(at)}\nnow:          {actual.ElementAtOrDefault(at)}";
    }

    private static string[] ReadGolden()
    {
        using var reader = new StreamReader(typeof(CatalogueTests).Assembly.GetManifestResourceStream("Catalogue.golden.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
