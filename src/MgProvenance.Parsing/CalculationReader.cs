using MgProvenance.Parsing.GaussianLog;
using MgProvenance.Parsing.VaspOutcar;

namespace MgProvenance.Parsing;

/// <summary>Reads the output of any quantum-chemical program that we know. The program is told from the content, never from the name.</summary>
public static class CalculationReader
{
    public static bool Recognises(ReadOnlySpan<byte> content) => GaussianReader.Recognises(content) || OutcarReader.Recognises(content);

    /// <param name="content">All bytes of the file.</param>
    /// <param name="fileName">For messages only.</param>
    /// <returns>What it says, or nothing and a fatal finding. Never throws on content.</returns>
    public static CalculationResult Read(ReadOnlySpan<byte> content, string fileName)
    {
        var findings = new FindingList();
        if (GaussianReader.Recognises(content)) return new(new GaussianReader(findings).Read(content), findings.All);
        if (OutcarReader.Recognises(content)) return new(new OutcarReader(findings).Read(content), findings.All);
        findings.Fatal("file.unrecognised", "file", $"{fileName} is the output of none of the programs that can be read here.", "a Gaussian log or a VASP OUTCAR",
            content.IsEmpty ? "an empty file" : $"{content.Length} bytes that begin with {Convert.ToHexString(content[..Math.Min(8, content.Length)])}");
        return new(null, findings.All);
    }
}
