using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using MgProvenance.Parsing.Neware;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.NewareNdax;

/// <summary>What TestInfo.xml, VersionInfo.xml and Step.xml say. The readings can be read without them, so what is wrong here is a warning.</summary>
internal sealed record NdaxXml(InstrumentSettings Settings, LocalStart? Start, IReadOnlyList<Auxiliary> Auxiliaries, NamedTable? Program)
{
    private const int LongestXml = 1 << 20;

    /// <summary>Null with a fatal finding only where an entry cannot be unpacked.</summary>
    public static NdaxXml? Read(ZipContent zip, Dictionary<string, string> metadata, FindingList findings)
    {
        if (!TryLoad(zip, "TestInfo.xml", findings, out var test) || !TryLoad(zip, "VersionInfo.xml", findings, out var version) || !TryLoad(zip, "Step.xml", findings, out var step)) return null;
        var info = test?.Element("TestInfo");
        Keep(info, metadata, "DevType", "DevID", "UnitID", "ChlID", "TestID", "TestGuid", "CurrRange", "VoltRange", "SN", "StepName", "StartTime", "EndTime", "Barcode", "Remark");
        Keep(version?.Element("ZwjVersion"), metadata, "SvrVer", "CurrClientVer", "ZwjVersion", "MainXwjVer");
        var head = step?.Element("Head_Info");
        foreach (var key in head?.Elements() ?? [])
        {
            if (Value(key) is { Length: > 0 } value) metadata[$"step file {key.Name.LocalName}"] = value;
        }

        var edits = zip.Names.Count(n => n.StartsWith("TestInfo", StringComparison.Ordinal)) - 1;
        if (edits > 0) findings.Info("ndax.edited", "TestInfo.xml", $"Changes of the test while it ran: {edits}. Only its last state is read.");
        var settings = InstrumentSettings.None with
        {
            Comments = Text(info?.Attribute("Remark")) ?? Text(head?.Element("Remark")?.Attribute("Value")),
            Device = info is null ? null : $"Neware type {info.Attribute("DevType")?.Value}",
            DeviceSerial = Text(info?.Attribute("DevID")),
            Channel = Text(info?.Attribute("ChlID")),
            Software = Text(version?.Element("ZwjVersion")?.Attribute("CurrClientVer")),
            SavedAs = Text(info?.Attribute("StepName")),
        };
        var auxiliaries = info?.Elements().Where(e => e.Name.LocalName.StartsWith("Aux", StringComparison.Ordinal))
            .Select(e => new Auxiliary(e.Attribute("AuxID")?.Value ?? "", e.Attribute("RealChlID")?.Value ?? "", e.Attribute("ChlType")?.Value ?? "")).ToList() ?? [];
        return new NdaxXml(settings, StartOf(info), auxiliaries, ProgramOf(step));
    }

    private static LocalStart? StartOf(XElement? info) =>
        info?.Attribute("StartTime")?.Value is { } raw && DateTime.TryParseExact(raw, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new LocalStart(local, "TestInfo.xml StartTime", raw)
            : null;

    /// <summary>One line for each step of the program: what is set, as written and in the file's own units.</summary>
    private static NamedTable? ProgramOf(XElement? step)
    {
        if (step?.Element("Step_Info") is not { } info) return null;
        var lines = info.Elements().Select(e => (IReadOnlyList<string>)
        [
            e.Attribute("Step_ID")?.Value ?? "",
            int.TryParse(e.Attribute("Step_Type")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var type) ? StepTypes.Name(type) : "",
            string.Join("; ", e.Elements("Limit").SelectMany(l => l.Descendants()).Where(v => v.Attribute("Value") is not null).Select(v => $"{v.Name.LocalName} {Value(v)}")),
        ]);
        return new NamedTable("program", ["Step_ID", "Step_Type", "Limit"], [.. lines]);
    }

    private static void Keep(XElement? element, Dictionary<string, string> metadata, params string[] names)
    {
        foreach (var name in names)
        {
            if (Text(element?.Attribute(name)) is { } value) metadata[name] = value;
        }
    }

    private static string? Value(XElement element) => element.Attribute("Value")?.Value;

    private static string? Text(XAttribute? attribute) => string.IsNullOrWhiteSpace(attribute?.Value) ? null : attribute.Value;

    private static bool TryLoad(ZipContent zip, string name, FindingList findings, out XElement? config)
    {
        config = null;
        if (!zip.Names.Contains(name))
        {
            findings.Warn("ndax.missing", name, $"The zip does not hold this file; what it says is not known.");
            return true;
        }

        if (zip.Read(name) is not { } bytes) return false;
        var decoding = new FindingList();
        var (text, _) = TextEncoding.ToUtf8(bytes, decoding);
        if (decoding.HasFatal || bytes.Length > LongestXml)
        {
            findings.Warn("ndax.xml", name, $"This file is not read: it is longer than {LongestXml} bytes, or in no known encoding.");
            return true;
        }

        try
        {
            // the declaration names GB2312 even where the text is UTF-8, so the decoded text is what is parsed
            using var reader = XmlReader.Create(new StringReader(System.Text.Encoding.UTF8.GetString(text.Span)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            config = XDocument.Load(reader).Root?.Element("config");
        }
        catch (XmlException e)
        {
            findings.Warn("ndax.xml", $"{name} line {e.LineNumber}", $"This file is not valid XML; what it says is not known.", found: e.Message);
        }

        return true;
    }
}
