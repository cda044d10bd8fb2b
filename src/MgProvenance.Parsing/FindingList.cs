using System.Globalization;

namespace MgProvenance.Parsing;

/// <summary>Collects findings while a file is read.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    public bool HasFatal { get; private set; }

    public static string AtByte(long offset) => string.Create(CultureInfo.InvariantCulture, $"byte 0x{offset:X}");

    public static string AtLine(long line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");

    public static string AtColumn(string name) => $"column {name}";

    public void Info(string rule, string place, FormattableString message, string? expected = null, string? found = null) =>
        Add(rule, Severity.Info, place, message, expected, found);

    public void Warn(string rule, string place, FormattableString message, string? expected = null, string? found = null) =>
        Add(rule, Severity.Warning, place, message, expected, found);

    public void Error(string rule, string place, FormattableString message, string? expected = null, string? found = null) =>
        Add(rule, Severity.Error, place, message, expected, found);

    public void Fatal(string rule, string place, FormattableString message, string? expected = null, string? found = null)
    {
        HasFatal = true;
        Add(rule, Severity.Fatal, place, message, expected, found);
    }

    /// <summary>The end of a file that cannot be read: what was found so far, and no data.</summary>
    public ParseResult Stopped() => new(null, [.. _all]);

    public ParseResult Done(InstrumentFile file) => HasFatal ? Stopped() : new(file, [.. _all]);

    private void Add(string rule, Severity severity, string place, FormattableString message, string? expected, string? found) =>
        _all.Add(new Finding(rule, severity, place, FormattableString.Invariant(message), expected, found));
}
