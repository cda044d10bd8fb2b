namespace MgProvenance.Cli.Tests.Support;

/// <summary>Output that a person has looked at. It changes only together with what users see.</summary>
internal static class Approved
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Approved).Assembly.GetManifestResourceStream($"Approved/{name}") ?? throw new InvalidOperationException($"There is no approved {name}."));
        return reader.ReadToEnd();
    }
}
