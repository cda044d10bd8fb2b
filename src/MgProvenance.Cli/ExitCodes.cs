namespace MgProvenance.Cli;

/// <summary>What the program says to a script when it ends.</summary>
public static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Refused, or arguments that cannot be used.</summary>
    public const int Refused = 2;

    /// <summary>Done as far as possible, with findings in the input.</summary>
    public const int Findings = 3;

    /// <summary>Stored data are not what was recorded.</summary>
    public const int Integrity = 4;

    /// <summary>Others were faster, or hold what is needed: the same may succeed when it is tried again.</summary>
    public const int Conflict = 5;

    /// <summary>A defect of the program, or a fault of its surroundings such as a full disk.</summary>
    public const int Defect = 70;
}

/// <summary>Ends a verb with a sentence for the person and a code for the script.</summary>
public sealed class VerbEndsException(int exitCode, string code, string sentence) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;

    public string Code { get; } = code;

    public static VerbEndsException Refused(string code, string sentence) => new(ExitCodes.Refused, code, sentence);
}
