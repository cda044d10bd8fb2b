using System.Text.Json;

namespace MgProvenance.Integrity.Tests;

/// <summary>Short readers for the JSON of test vectors.</summary>
internal static class Json
{
    public static JsonElement Read(string realFile)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RealFiles.Get(realFile)));
        return document.RootElement.Clone();
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static byte[] Hex(this JsonElement element, string name) => Convert.FromHexString(element.Text(name));

    public static Digest Digest(this JsonElement element, string name) => Integrity.Digest.Parse(element.Text(name));

    public static List<Digest> Digests(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(e => Integrity.Digest.Parse(e.GetString()!))];

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.GetProperty(name).EnumerateArray();
}
