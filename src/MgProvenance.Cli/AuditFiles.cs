using MgProvenance.Application.Audits;

namespace MgProvenance.Cli;

/// <summary>What a group sets for its audits: a file of the folder <c>audit</c> in the notebook takes the place of the one that the program carries.</summary>
internal static class AuditFiles
{
    private const string Folder = "audit";

    public static AuditSettings Read(Notebook notebook) => AuditSettings.Read(name => File(notebook, name));

    public static byte[] File(Notebook notebook, string name)
    {
        var own = Path.Combine(notebook.Folder, Folder, name);
        if (System.IO.File.Exists(own)) return System.IO.File.ReadAllBytes(own);
        return Assets.Find($"{Folder}/{name}") ?? throw VerbEndsException.Refused("audit.file-missing", $"There is no {name}: neither in the folder {Folder} of the notebook nor in the program.");
    }
}
