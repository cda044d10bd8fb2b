using MgProvenance.Parsing.BiologicMpr;
using MgProvenance.Parsing.BiologicMpt;

namespace MgProvenance.Parsing;

/// <summary>Reads any instrument file that we know. The format is told from the content, never from the name.</summary>
public static class InstrumentReader
{
    /// <summary>Decodes a whole file.</summary>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="fileName">For messages only.</param>
    public static ParseResult Read(ReadOnlyMemory<byte> content, string fileName)
    {
        if (MprReader.Recognises(content.Span)) return MprReader.Read(content.Span);
        if (MptReader.Recognises(content.Span)) return MptReader.Read(content);
        var findings = new FindingList();
        findings.Fatal("file.unrecognised", "file",
            $"{fileName} is none of the formats that can be read here.",
            "a BioLogic .mpr container or text export");
        return findings.Stopped();
    }
}
