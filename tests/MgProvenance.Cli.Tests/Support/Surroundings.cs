using System.Runtime.Versioning;
using MgProvenance.Cli.Tests.Support;

// The product runs on Linux; so do its tests.
[assembly: SupportedOSPlatform("linux")]
[assembly: AssemblyFixture(typeof(Surroundings))]

namespace MgProvenance.Cli.Tests.Support;

/// <summary>The user's folders while these tests run: temporary ones, and no setting of the caller reaches the program.</summary>
public sealed class Surroundings : IDisposable
{
    public Surroundings()
    {
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", Path.Combine(Home, "config"));
        Environment.SetEnvironmentVariable("XDG_STATE_HOME", Path.Combine(Home, "state"));
        foreach (var setting in new[] { "MGP_NOTEBOOK", "MGP_CONNECTION", "MGP_OWNER_CONNECTION" }) Environment.SetEnvironmentVariable(setting, null);
    }

    /// <summary>Everything these tests write lies below it; it goes when they end.</summary>
    public static string Home { get; } = Directory.CreateTempSubdirectory("mgp-cli-").FullName;

    /// <summary>A file that holds this text; recorded scripts are known by name, line and text, so each test takes a name of its own.</summary>
    public static string Write(string name, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Home, "files")).FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public static string Write(string name, byte[] content)
    {
        var path = Write(name, string.Empty);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A folder that is not there yet.</summary>
    public static string NewFolder(string name) => Path.Combine(Home, name);

    public void Dispose() => Directory.Delete(Home, recursive: true);
}
