namespace MgProvenance.Domain.TestRuns;

/// <summary>What kind of test a technique is, whatever name a group or an instrument gives it.</summary>
public enum RunKind
{
    /// <summary>None of those below by its name; it may be cycling.</summary>
    Other,

    Cycling,

    /// <summary>Plating and stripping between two electrodes of the same metal.</summary>
    Symmetric,

    CyclicVoltammetry,

    LinearSweep,

    /// <summary>At constant voltage.</summary>
    Hold,

    Impedance,

    OpenCircuit,
}

public static class RunKinds
{
    private const int Short = 4;

    private static readonly char[] BetweenWords = [.. " -–—/,;.()[]+_‖|"];

    /// <summary>In lower case; the first that a name holds decides.</summary>
    private static readonly (string Phrase, RunKind Kind)[] Phrases =
    [
        ("symmetric", RunKind.Symmetric), ("mg mg", RunKind.Symmetric),
        ("cycling", RunKind.Cycling), ("gcpl", RunKind.Cycling), ("rate test", RunKind.Cycling),
        ("linear sweep", RunKind.LinearSweep), ("lsv", RunKind.LinearSweep),
        ("cyclic volt", RunKind.CyclicVoltammetry), ("cv", RunKind.CyclicVoltammetry), ("cva", RunKind.CyclicVoltammetry),
        ("hold", RunKind.Hold), ("potentiostatic", RunKind.Hold), ("leakage", RunKind.Hold), ("chronoamperometry", RunKind.Hold), ("constant voltage", RunKind.Hold), ("ca", RunKind.Hold), ("cov", RunKind.Hold),
        ("impedance", RunKind.Impedance), ("eis", RunKind.Impedance), ("peis", RunKind.Impedance), ("geis", RunKind.Impedance),
        ("open circuit", RunKind.OpenCircuit), ("ocv", RunKind.OpenCircuit),
    ];

    public static RunKind Of(string technique)
    {
        var words = $" {string.Join(' ', technique.ToLowerInvariant().Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries))} ";
        return Phrases.FirstOrDefault(p => Holds(words, p.Phrase)).Kind;
    }

    /// <summary>Whether its files are looked through for cycles.</summary>
    public static bool MayCycle(this RunKind kind) => kind is RunKind.Cycling or RunKind.Symmetric or RunKind.Other;

    /// <summary>A longer phrase is also the beginning of a word (hold, holds); a short one is a name: CV is not the beginning of CVD.</summary>
    private static bool Holds(string words, string phrase) => words.Contains(phrase.Length <= Short ? $" {phrase} " : $" {phrase}", StringComparison.Ordinal);
}
