using System.Globalization;
using MgProvenance.Parsing.Biologic;

namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>BioLogic's binary <c>.mpr</c>, EC-Lab 10 to 11.6x. Layout: docs/formats/biologic-mpr.md.</summary>
internal static class MprReader
{
    private const string Format = "biologic-mpr";
    private const string ParserVersion = "1";

    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith(MprModule.Magic);

    public static ParseResult Read(ReadOnlySpan<byte> file)
    {
        var findings = new FindingList();
        var modules = MprModule.Walk(file, findings);
        if (findings.HasFatal) return findings.Stopped();
        var dataModules = modules.Where(m => m.Name == "VMP data").ToList();
        if (dataModules.Count != 1)
        {
            findings.Fatal("mpr.data-module", FindingList.AtByte(file.Length), $"The file does not hold exactly one data module.", "1", $"{dataModules.Count}");
            return findings.Stopped();
        }

        if (MprData.Read(dataModules[0], file, findings) is not { } data) return findings.Stopped();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["data module date"] = dataModules[0].Date,
            ["column ids"] = string.Join(' ', data.Ids),
        };
        var settings = InstrumentSettings.None;
        string? technique = null;
        NamedTable? parameters = null;
        if (Complete("VMP Set", modules, file, findings) is { } set)
        {
            var bytes = set.Data(file);
            technique = Technique(bytes, set.DataStart, findings, metadata);
            settings = MprSettings.Read(bytes, set.DataStart, findings, metadata);
            parameters = MprParameters.Read(technique, set.NewVersion is not null, bytes, set.DataStart, findings);
        }

        LocalStart? start = null;
        if (Complete("VMP LOG", modules, file, findings) is { } log)
        {
            settings = MprLog.Read(log.Data(file), settings, metadata);
            start = MprLog.ReadStart(log.Data(file), log.DataStart, findings);
        }

        var loop = modules.Exists(m => m.Name == "VMP loop") ? Complete("VMP loop", modules, file, findings) : null;
        if (loop is not null) MprLoop.Read(loop.Data(file), loop.DataStart, data.RowCount, findings, metadata);
        foreach (var other in modules.Where(m => m.Name is not ("VMP Set" or "VMP data" or "VMP LOG" or "VMP loop")))
        {
            findings.Info("mpr.module-unread", FindingList.AtByte(other.Start), $"Module {other.Name} ({other.Length} bytes) is not decoded.");
        }

        if (DerivedCurrent.From(data.Columns) is { } current) data.Columns.Add(current);
        return findings.Done(new InstrumentFile(Format, data.Version, technique, data.RowCount, data.Columns, start, settings, metadata,
            PrimaryDigest.Of(data.RowCount, data.Columns), Format, ParserVersion)
        { Tables = parameters is null ? [] : [parameters] });
    }

    private static string? Technique(ReadOnlySpan<byte> settings, long at, FindingList findings, Dictionary<string, string> metadata)
    {
        if (MprSettings.TechniqueId(settings) is not { } id) return null;
        metadata["technique id"] = string.Create(CultureInfo.InvariantCulture, $"0x{id:X2}");
        if (MprTechniques.Name(id) is { } name) return name;
        findings.Warn("mpr.unknown-technique", FindingList.AtByte(at), $"Technique id 0x{id:X2} has no known name.");
        return null;
    }

    /// <summary>The module of that name; a missing or incomplete one is a finding, and nothing is read from half a module.</summary>
    private static MprModule? Complete(string name, List<MprModule> modules, ReadOnlySpan<byte> file, FindingList findings)
    {
        var module = modules.Find(m => m.Name == name);
        if (module is null)
        {
            findings.Warn("mpr.missing-module", "file", $"The file has no module {name}; {(name == "VMP LOG" ? "the time of day of the start, device and channel are" : "what the operator entered is")} not known.");
            return null;
        }

        if (module.IsComplete(file.Length)) return module;
        findings.Error("mpr.truncated", FindingList.AtByte(file.Length), $"The file ends within module {name}, which is left unread.",
            $"{module.Length} bytes", $"{file.Length - module.DataStart} bytes");
        return null;
    }
}
