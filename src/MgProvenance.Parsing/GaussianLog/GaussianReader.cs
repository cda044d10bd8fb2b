using System.Globalization;
using System.Text;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.GaussianLog;

/// <summary>Logs of Gaussian 09 and 16. Layout: docs/formats/gaussian-log.md. One pass; of a log with several steps the last one counts.</summary>
internal sealed class GaussianReader(FindingList findings)
{
    private const string Format = "gaussian-log";
    private const string ParserVersion = "1";
    private const int LooksAt = 4096;

    private readonly List<string> _routes = [];
    private readonly List<(string Charge, string Multiplicity)> _species = [];
    private string? _version;
    private StringBuilder? _route;
    private OrbitalBlock? _orbitals;
    private bool _inBlock, _afterHyphens, _ended, _stationary, _scfFailed;
    private int? _imaginary;
    private (decimal Hartree, string Method, int Line)? _scf;

    public static bool Recognises(ReadOnlySpan<byte> content)
    {
        var start = content[..Math.Min(content.Length, LooksAt)];
        return start.IndexOf("Entering Gaussian System"u8) >= 0 || start.IndexOf("This is part of the Gaussian(R)"u8) >= 0;
    }

    public CalculationOutput Read(ReadOnlySpan<byte> content)
    {
        var lines = new LineCursor(content);
        while (lines.MoveNext()) Take(lines.Line, lines.Number, lines.IsEnded);
        CheckEnd(lines.Number);
        return new CalculationOutput(Format, ParserVersion, "Gaussian", _version, [.. Settings()], [.. Energies()], _ended && !_scfFailed, _imaginary);
    }

    private void Take(ReadOnlySpan<byte> line, int number, bool isEnded)
    {
        if (OrbitalBlock.IsRow(line))
        {
            if (!_inBlock) _orbitals = OrbitalBlock.StartingAt(number);
            _inBlock = true;
            _orbitals!.Take(line, number, findings);
            return;
        }

        if (_inBlock && isEnded) _orbitals!.Close();   // a line that the file cuts may have become another row
        var mayBeRoute = _afterHyphens;
        (_inBlock, _afterHyphens) = (false, line.StartsWith(" --"u8));
        if (_route is not null) TakeRoute(line);
        else if (mayBeRoute && line.StartsWith(" #"u8)) _route = new StringBuilder(Text(line[1..]));
        else if (line.StartsWith(" Gaussian "u8) && line.IndexOf("Rev"u8) is var rev and > 0 && line.IndexOf(":  "u8) is var colon and > 0) _version = $"{Text(line[10..colon])} {Revision(line[(rev + 3)..])}";
        else if (line.StartsWith(" Charge = "u8) && line.IndexOf("Multiplicity"u8) > 0) _species.Add((Text(Decimals.WordAfter(line, "Charge"u8)), Text(Decimals.WordAfter(line, "Multiplicity"u8))));
        else if (line.StartsWith(" SCF Done:"u8)) TakeScf(line, number);
        else if (line.StartsWith(" Harmonic frequencies"u8)) _imaginary = 0;
        else if (line.StartsWith(" Frequencies -- "u8)) CountImaginary(line[16..], number);
        else if (line.IndexOf("-- Stationary point found."u8) >= 0) _stationary = true;
        else if (line.IndexOf(" Convergence criterion not met."u8) >= 0) _scfFailed = true;
        else TakeEnd(line, number);
    }

    /// <summary>“Normal termination” closes each step; what a further step prints opens the question again.</summary>
    private void TakeEnd(ReadOnlySpan<byte> line, int number)
    {
        if (line.StartsWith(" Normal termination of Gaussian"u8)) _ended = true;
        else if (line.StartsWith(" Link1:"u8) || line.StartsWith(" Entering "u8)) _ended = false;
        else if (line.StartsWith(" Error termination"u8))
        {
            _ended = false;
            findings.Warn("gaussian.error-termination", FindingList.AtLine(number), $"Gaussian says: {Text(line).Trim()}");
        }
    }

    /// <summary>A route is wrapped at column 70 with no regard to words, one blank before each line, between two lines of hyphens.</summary>
    private void TakeRoute(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(" --"u8))
        {
            if (!line.IsEmpty) _route!.Append(Text(line[1..]));
            return;
        }

        _routes.Add(_route!.ToString().Trim());
        _route = null;
    }

    private void TakeScf(ReadOnlySpan<byte> line, int number)
    {
        var (open, close) = (line.IndexOf("E("u8), line.IndexOf(")"u8));
        if (open < 0 || close < open || line.IndexOf("A.U."u8) < 0 || Decimals.Whole(Decimals.WordAfter(line, ")"u8)) is not { } hartree)
        {
            findings.Error("gaussian.scf-energy", FindingList.AtLine(number), $"An SCF energy cannot be read.", "E(method) = number A.U.", Text(line).Trim());
            return;
        }

        _scf = (hartree, Text(line[(open + 2)..close]), number);
        _scfFailed = false;
    }

    private void CountImaginary(ReadOnlySpan<byte> cells, int number)
    {
        for (var rest = cells.Trim((byte)' '); !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)' ') is var space and >= 0 ? space : rest.Length;
            if (Decimals.Whole(rest[..end]) is not { } frequency)
            {
                findings.Error("gaussian.frequency", FindingList.AtLine(number), $"A frequency cannot be read.", "a number", Text(rest[..end]));
                return;
            }

            if (frequency < 0) _imaginary = (_imaginary ?? 0) + 1;
            rest = rest[end..].TrimStart((byte)' ');
        }
    }

    private void CheckEnd(int lastLine)
    {
        if (!_ended) findings.Warn("gaussian.not-ended", FindingList.AtLine(lastLine), $"The last step of the log did not end normally.", "Normal termination of Gaussian", "the end of the file");
        if (_scf is null) findings.Error("gaussian.no-energy", "file", $"The log holds no SCF energy.", "SCF Done:");
        if (_orbitals is not null && _scf is { Line: var scf } && _orbitals.Line < scf)
        {
            findings.Warn("gaussian.orbitals-older", FindingList.AtLine(_orbitals.Line), $"The last orbital energies stand before the last SCF energy (line {scf}): they belong to an earlier geometry.");
        }
    }

    private IEnumerable<FoundEnergy> Energies()
    {
        if (_scf is var (hartree, _, line)) yield return new FoundEnergy("SCF", Hartree.ToElectronVolts(hartree), FindingList.AtLine(line));
        foreach (var orbital in _orbitals?.Energies() ?? []) yield return orbital;
    }

    private IEnumerable<KeyValuePair<string, string>> Settings()
    {
        foreach (var route in _routes) yield return new("route", route);
        foreach (var (charge, multiplicity) in _species.Distinct())
        {
            yield return new("charge", charge);
            yield return new("multiplicity", multiplicity);
        }

        if (_scf is { Method: var method }) yield return new("SCF method", method);
        if (_stationary) yield return new("stationary point", "found");
    }

    private static string Revision(ReadOnlySpan<byte> text) => Text(text.IndexOf((byte)' ') is var end and > 0 ? text[..end] : text);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
