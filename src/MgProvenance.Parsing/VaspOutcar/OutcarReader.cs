using System.Buffers.Text;
using System.Text;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.VaspOutcar;

/// <summary>OUTCAR files of VASP 5.4 and 6. Layout: docs/formats/vasp-outcar.md. One pass; the last ionic step counts.</summary>
internal sealed class OutcarReader(FindingList findings)
{
    private const string Format = "vasp-outcar";
    private const string ParserVersion = "1";

    private static readonly string[] Tags = ["ENCUT", "PREC", "GGA", "METAGGA", "IVDW", "ISPIN", "ISMEAR", "SIGMA", "EDIFF", "EDIFFG", "NSW", "IBRION", "NELM"];

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly List<string> _potentials = [];
    private (decimal Value, int Line)? _total, _sigmaZero;
    private string? _version;
    private bool _ended, _reached;
    private int _steps, _ionicLine;

    public static bool Recognises(ReadOnlySpan<byte> content) => content.TrimStart((byte)' ').StartsWith("vasp."u8);

    public CalculationOutput Read(ReadOnlySpan<byte> content)
    {
        var lines = new LineCursor(content);
        while (lines.MoveNext()) Take(lines.Line, lines.Number, lines.IsEnded);
        var usedAllSteps = _settings.TryGetValue("NELM", out var most) && int.TryParse(most, out var nelm) && _steps >= nelm;
        CheckEnd(lines.Number, usedAllSteps);
        var relaxes = _settings.TryGetValue("IBRION", out var mover) && mover is "1" or "2" or "3" && _settings.GetValueOrDefault("NSW") is not (null or "0");
        return new CalculationOutput(Format, ParserVersion, "VASP", _version, [.. Settings()], [.. Energies()], _ended && !usedAllSteps && (!relaxes || _reached), null);
    }

    private void Take(ReadOnlySpan<byte> line, int number, bool isEnded)
    {
        var text = line.Trim((byte)' ');
        if (number == 1) _version = Word(text["vasp.".Length..]);
        else if (text.StartsWith("free  energy   TOTEN"u8)) TakeTotal(line, number, isEnded);
        else if (text.StartsWith("energy  without entropy"u8)) TakeSigmaZero(line, number, isEnded);
        else if (text.StartsWith("--"u8) && text.IndexOf("Iteration"u8) is var at and >= 0) TakeIteration(text[at..]);
        else if (text.StartsWith("reached required accuracy"u8)) _reached = true;
        else if (text.StartsWith("General timing and accounting"u8)) _ended = true;
        else if (text.StartsWith("TITEL"u8)) TakePotential(text);
        else if (text.StartsWith("generate k-points for:"u8)) _settings["k-point mesh"] = string.Join(" × ", Text(text["generate k-points for:".Length..]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        else if (text.StartsWith("k-points "u8) && Decimals.WordAfter(text, "NKPTS"u8) is { IsEmpty: false } irreducible) _settings.TryAdd("irreducible k-points", Text(irreducible));
        else TakeTags(text);
    }

    /// <summary>The table of parameters comes after the echo of the input and says what was used, so the later line counts; what stands in the echo alone is kept, too.</summary>
    private void TakeTags(ReadOnlySpan<byte> text)
    {
        if (_ionicLine > 0 || text.IsEmpty || text[0] is < (byte)'A' or > (byte)'S') return;
        foreach (var tag in Tags)
        {
            if (!StartsWithTag(text, tag)) continue;
            if (Decimals.WordAfter(text, ""u8) is { IsEmpty: false } value) _settings[tag] = Text(value);
            if (tag == "ISMEAR" && Decimals.WordAfter(text, "SIGMA"u8) is { IsEmpty: false } sigma) _settings["SIGMA"] = Text(sigma);
            return;
        }
    }

    private static bool StartsWithTag(ReadOnlySpan<byte> text, string tag)
    {
        if (text.Length <= tag.Length) return false;
        for (var i = 0; i < tag.Length; i++)
        {
            if (text[i] != tag[i]) return false;
        }

        return text[tag.Length..].TrimStart((byte)' ') is [(byte)'=', ..];
    }

    private void TakeTotal(ReadOnlySpan<byte> line, int number, bool isEnded)
    {
        _ionicLine = number;
        var value = isEnded ? Decimals.Whole(Decimals.WordAfter(line, "TOTEN"u8)) : null;
        if (value is null) Unreadable(line, number, "free  energy   TOTEN  =  number eV");
        else (_total, _sigmaZero) = ((value.Value, number), null);
    }

    private void TakeSigmaZero(ReadOnlySpan<byte> line, int number, bool isEnded)
    {
        var value = isEnded ? Decimals.Whole(Decimals.WordAfter(line, "energy(sigma->0)"u8)) : null;
        if (value is null) Unreadable(line, number, "energy(sigma->0) =  number");
        else _sigmaZero = (value.Value, number);
    }

    /// <summary>A line that the file does not end may lack digits.</summary>
    private void Unreadable(ReadOnlySpan<byte> line, int number, string expected) =>
        findings.Error("vasp.energy", FindingList.AtLine(number), $"An energy cannot be read.", expected, Text(line).Trim());

    /// <summary><c>Iteration      3(  12)</c>: ionic step and electronic step.</summary>
    private void TakeIteration(ReadOnlySpan<byte> text)
    {
        var inner = text.IndexOf((byte)'(') is var open and >= 0 ? text[(open + 1)..].TrimStart((byte)' ') : default;
        if (Utf8Parser.TryParse(inner, out int steps, out _)) _steps = steps;
    }

    private void TakePotential(ReadOnlySpan<byte> text)
    {
        var title = text.IndexOf((byte)'=') is var equals and >= 0 ? Text(text[(equals + 1)..]).Trim() : string.Empty;
        if (title.Length > 0 && !_potentials.Contains(title)) _potentials.Add(title);
    }

    private void CheckEnd(int lastLine, bool usedAllSteps)
    {
        if (!_ended) findings.Warn("vasp.not-ended", FindingList.AtLine(lastLine), $"The file ends before the calculation did.", "General timing and accounting informations", "the end of the file");
        if (usedAllSteps) findings.Warn("vasp.electronic-steps", FindingList.AtLine(_ionicLine > 0 ? _ionicLine : lastLine), $"The last electronic loop used all {_steps} steps that it was allowed, so it may not have converged.");
        if (_total is null) findings.Error("vasp.no-energy", "file", $"The file holds no energy of a completed ionic step.", "free  energy   TOTEN");
    }

    private IEnumerable<FoundEnergy> Energies()
    {
        if (_total is var (total, at)) yield return new FoundEnergy("total", total, FindingList.AtLine(at));
        if (_sigmaZero is var (zero, zeroAt)) yield return new FoundEnergy("total (sigma->0)", zero, FindingList.AtLine(zeroAt));
    }

    private IEnumerable<KeyValuePair<string, string>> Settings()
    {
        foreach (var tag in Tags.Append("k-point mesh").Append("irreducible k-points"))
        {
            if (_settings.TryGetValue(tag, out var value)) yield return new(tag, value);
        }

        if (_potentials.Count > 0) yield return new("potentials", string.Join(", ", _potentials));
        if (_reached) yield return new("relaxation", "reached required accuracy");
    }

    private static string Word(ReadOnlySpan<byte> text) => Text(text.IndexOf((byte)' ') is var end and >= 0 ? text[..end] : text);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
