using System.Globalization;
using MgProvenance.Parsing.Biologic;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.BiologicMpt;

/// <summary>The lines <c>key : value</c> of the header.</summary>
internal sealed class MptFacts
{
    private static readonly string[] DateForms = ["MM/dd/yyyy HH:mm:ss", "MM.dd.yyyy HH:mm:ss", "MM-dd-yyyy HH:mm:ss", "MM/dd/yyyy HH:mm:ss.FFFFFFF", "MM.dd.yyyy HH:mm:ss.FFFFFFF", "MM-dd-yyyy HH:mm:ss.FFFFFFF"];

    private readonly Dictionary<string, (string Value, int Line)> _values = new(StringComparer.Ordinal);
    private readonly List<string> _comments = [];
    private readonly string? _software;

    public MptFacts(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith("Cycle Definition", StringComparison.Ordinal)) break;   // the program's parameters follow
            if (lines[i].Contains(" for windows v", StringComparison.Ordinal)) _software = lines[i].Trim();
            if (KeyAndValue(lines[i]) is not var (key, value)) continue;
            if (key == "Comments")
            {
                if (value.Length > 0) _comments.Add(value);
            }
            else if (value.Length > 0)
            {
                _values.TryAdd(key, (value, i + 1));
            }
        }

        foreach (var (key, value, line) in MptModifications.Settings(lines)) _values[key] = (value, line);
    }

    /// <summary>Null where the line is not of that form.</summary>
    public static (string Key, string Value)? KeyAndValue(string line)
    {
        var colon = line.IndexOf(" :", StringComparison.Ordinal);
        return colon < 0 ? null : (line[..colon].Trim(), line[(colon + 2)..].Trim());
    }

    /// <summary>Everything as written.</summary>
    public void CopyTo(Dictionary<string, string> metadata)
    {
        foreach (var (key, (value, _)) in _values) metadata[key] = value;
    }

    public LocalStart? Start(FindingList findings)
    {
        const string key = "Acquisition started on";
        if (!_values.TryGetValue(key, out var start)) return null;
        if (TryDate(start.Value, out var local)) return new LocalStart(local, key, start.Value);
        findings.Error("mpt.start", FindingList.AtLine(start.Line), $"The start of the acquisition is not a date that can be read.", "MM/DD/YYYY HH:MM:SS", start.Value);
        return null;
    }

    public static bool TryDate(string text, out DateTime local) =>
        DateTime.TryParseExact(text.Replace(',', '.'), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out local);

    public InstrumentSettings Settings(FindingList findings)
    {
        var mass = Number("Mass of active material", findings, ("mg", 1), ("g", 1000));
        var molarMass = Number("Molecular weight of active material (at x = 0)", findings, ("g/mol", 1));
        var ionMass = Number("Atomic weight of intercalated ion", findings, ("g/mol", 1));
        var x0 = _values.TryGetValue("Acquisition started at", out var x) && x.Value.StartsWith("xo = ", StringComparison.Ordinal) && Numbers.TryRead(x.Value[5..], out var number) ? number : (double?)null;
        var isTemplate = Entered.IsLithiumTemplate(mass, molarMass, ionMass, Place("Mass of active material"), findings);
        if (isTemplate) (mass, molarMass, ionMass, x0) = (null, null, null, null);
        var (device, deviceSerial) = WithSerial("Device");
        var (channel, channelSerial) = WithSerial("Run on channel");
        var knowsIon = ionMass is not (null or Entered.Template);
        return new InstrumentSettings
        {
            ActiveMassMg = Known(mass, "active mass", "Mass of active material", findings),
            CharacteristicMassMg = CharacteristicMass(findings),
            ElectrodeAreaCm2 = Known(Number("Electrode surface area", findings, ("cm²", 1), ("cm\uFFFD", 1), ("cmï¿½", 1), ("mm²", 0.01)), "electrode area", "Electrode surface area", findings),
            BatteryCapacityMAh = Number("Battery capacity", findings, ("mA.h", 1), ("A.h", 1000), ("µA.h", 1e-3)) is { } q and > 0 ? q : null,
            MolarMass = Known(molarMass, "molar mass", "Molecular weight of active material (at x = 0)", findings),
            IonMass = Known(ionMass, "ion mass", "Atomic weight of intercalated ion", findings),
            ElectronsPerIon = knowsIon && Text("Number of e- transfered per intercalated ion") is { } n && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var electrons) ? electrons : null,
            InitialX = knowsIon ? x0 : null,
            ElectrodeMaterial = Text("Electrode material"),
            InitialState = Text("Initial state"),
            Electrolyte = Text("Electrolyte"),
            ReferenceElectrode = Text("Reference electrode"),
            Comments = _comments.Count > 0 ? string.Join('\n', _comments) : null,
            Device = device,
            DeviceSerial = deviceSerial,
            Channel = channel,
            ChannelSerial = channelSerial,
            Software = _software,
            SavedAs = Text("File") is { } file ? Text("Directory") + file : null,
        };
    }

    private double? CharacteristicMass(FindingList findings)
    {
        const string key = "Characteristic mass";
        if (Text(key) is not { } text) return null;
        // 0.001 is the default in whichever unit is chosen
        var value = Number(key, findings, ("mg", 1), ("g", 1000), ("kg", 1e6));
        return Number(key, findings, ("mg", 1), ("g", 1), ("kg", 1)) is Entered.Template ? Known(Entered.Template, "characteristic mass", key, findings) : Known(value, "characteristic mass", key, findings);
    }

    private double? Known(double? value, string what, string key, FindingList findings) => Entered.OrNull(value, what, Place(key), findings);

    private string Place(string key) => _values.TryGetValue(key, out var v) ? FindingList.AtLine(v.Line) : "file";

    private string? Text(string key) => _values.TryGetValue(key, out var v) ? v.Value : null;

    private double? Number(string key, FindingList findings, params (string Unit, double Factor)[] units)
    {
        if (!_values.TryGetValue(key, out var v)) return null;
        var space = v.Value.IndexOf(' ', StringComparison.Ordinal);
        var unit = space < 0 ? "" : v.Value[(space + 1)..].Trim();
        foreach (var (name, factor) in units)
        {
            if (name == unit && Numbers.TryRead(v.Value[..space], out var number)) return number * factor;
        }

        findings.Warn("settings.unknown-unit", FindingList.AtLine(v.Line), $"'{key}' is not a number with a known unit, so the value is not used.", string.Join(" or ", units.Select(u => u.Unit)), v.Value);
        return null;
    }

    private (string? Name, string? Serial) WithSerial(string key)
    {
        if (Text(key) is not { } text) return (null, null);
        var at = text.IndexOf(" (SN ", StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at].Trim(), text[(at + 5)..].TrimEnd(')', ' '));
    }
}
