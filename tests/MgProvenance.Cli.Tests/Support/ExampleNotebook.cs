using System.Text.RegularExpressions;

namespace MgProvenance.Cli.Tests.Support;

/// <summary>One notebook for most tests: the example study, as <c>mgp demo</c> records it. Tests that share it run one after the other and add under labels of their own.</summary>
public sealed partial class ExampleNotebook : IAsyncLifetime
{
    private readonly Dictionary<string, Task<Ran>> _said = new(StringComparer.Ordinal);
    private OpenNotebook? _notebook;

    /// <summary>What the first <c>mgp demo</c> said.</summary>
    public Ran First { get; private set; } = null!;

    public string Folder { get; } = Surroundings.NewFolder("example");

    public OpenNotebook Notebook => _notebook ?? throw new InvalidOperationException("The example was not recorded.");

    public async ValueTask InitializeAsync()
    {
        First = await Mgp.Run("demo", "--notebook", Folder);
        _notebook = await OpenNotebook.Hold(Folder);
    }

    /// <summary>What a reading verb says of the example, asked once.</summary>
    public Task<Ran> Says(params string[] verb)
    {
        var asked = string.Join(' ', verb);
        return _said.TryGetValue(asked, out var said) ? said : _said[asked] = Notebook.Mgp(verb);
    }

    /// <summary>The audit of the example as it was recorded, whatever other tests have added to it.</summary>
    public Task<Ran> Audit() => Says("audit", "MO6S8-1C", "--at", Recorded().Match(First.Out).Groups[1].Value, "--json");

    [GeneratedRegex(@"^Now: +(\d+) events", RegexOptions.Multiline)]
    private static partial Regex Recorded();

    public async ValueTask DisposeAsync()
    {
        if (_notebook is not null) await _notebook.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class ExampleCollection : ICollectionFixture<ExampleNotebook>
{
    public const string Name = "example notebook";
}
