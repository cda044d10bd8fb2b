using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace MgProvenance.Cli.Tests.Documentation;

/// <summary>The rules for <c>docker-compose.yml</c>.</summary>
internal static partial class ComposeFile
{
    /// <summary>What is wrong with the file, service by service; empty when nothing is.</summary>
    /// <param name="root">Folder that the file lies in.</param>
    public static IReadOnlyList<string> Faults(string yaml, string root)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var file = (YamlMappingNode)stream.Documents[0].RootNode;
        var volumes = Names(Child(file, "volumes"));
        return Child(file, "services") is YamlMappingNode { Children.Count: > 0 } services
            ? [.. services.Children.SelectMany(s => Faults((YamlMappingNode)s.Value, volumes, root).Select(f => $"{s.Key}: {f}"))]
            : ["there is no service"];
    }

    private static IEnumerable<string> Faults(YamlMappingNode service, IReadOnlySet<string> volumes, string root)
    {
        if (!PinnedImage().IsMatch(Text(service, "image"))) yield return $"the image “{Text(service, "image")}” is not pinned by version";
        if (Child(service, "healthcheck") is not YamlMappingNode health || Child(health, "test") is null) yield return "no health check";
        if (Text(service, "restart") is not ("unless-stopped" or "always" or "on-failure")) yield return "no restart policy";
        foreach (var (name, value) in Environment(service))
        {
            if (name.Contains("PASSWORD", StringComparison.Ordinal) && !RequiredVariable().IsMatch(value)) yield return $"{name} is not required from the environment";
        }

        foreach (var port in Texts(service, "ports"))
        {
            if (!port.StartsWith("127.0.0.1:", StringComparison.Ordinal)) yield return $"port {port} is published beyond this machine";
        }

        var mounts = Texts(service, "volumes").Select(v => v.Split(':')[0]).ToList();
        if (!mounts.Exists(volumes.Contains)) yield return "no named volume";
        foreach (var missing in mounts.Where(m => m.StartsWith("./", StringComparison.Ordinal) && !Path.Exists(Path.Combine(root, m)))) yield return $"{missing} does not exist";
    }

    private static IEnumerable<(string Name, string Value)> Environment(YamlMappingNode service) =>
        Child(service, "environment") is YamlMappingNode variables ? variables.Children.Select(v => (v.Key.ToString(), v.Value.ToString())) : [];

    private static YamlNode? Child(YamlMappingNode node, string name) => node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    private static string Text(YamlMappingNode node, string name) => Child(node, name)?.ToString() ?? string.Empty;

    private static IReadOnlyList<string> Texts(YamlMappingNode node, string name) => Child(node, name) is YamlSequenceNode list ? [.. list.Children.Select(c => c.ToString())] : [];

    private static HashSet<string> Names(YamlNode? node) => node is YamlMappingNode names ? [.. names.Children.Keys.Select(k => k.ToString())] : [];

    [GeneratedRegex(@"^postgres:1[78]\.\d+(-\w+)?$")]
    private static partial Regex PinnedImage();

    /// <summary><c>${NAME:?sentence}</c>: without the variable nothing starts.</summary>
    [GeneratedRegex(@"^\$\{\w+:\?[^}]+\}$")]
    private static partial Regex RequiredVariable();
}
