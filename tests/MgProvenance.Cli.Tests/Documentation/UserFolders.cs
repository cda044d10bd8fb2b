using MgProvenance.Cli.Tests.Documentation;

[assembly: AssemblyFixture(typeof(UserFolders))]

namespace MgProvenance.Cli.Tests.Documentation;

/// <summary>Keys and second copies of the checkpoints of these tests' notebooks lie in a folder of their own, not in the user's.</summary>
public sealed class UserFolders : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mgp-user-").FullName;

    public UserFolders()
    {
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", Path.Combine(_folder, "config"));
        Environment.SetEnvironmentVariable("XDG_STATE_HOME", Path.Combine(_folder, "state"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
