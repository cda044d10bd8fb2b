namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>The loop module: at which rows the program's loops begin.</summary>
internal static class MprLoop
{
    public static void Read(ReadOnlySpan<byte> data, long at, int rowCount, FindingList findings, Dictionary<string, string> metadata)
    {
        var bytes = new ModuleBytes(data);
        if (bytes.U32(0) is not { } count || 4 + 4L * count > data.Length)
        {
            findings.Error("mpr.loop", FindingList.AtByte(at), $"The loop module is shorter than the number of loops that it states.");
            return;
        }

        var starts = new uint[count];
        for (var i = 0; i < starts.Length; i++) starts[i] = bytes.U32(4 + 4 * i)!.Value;
        metadata["loop starts"] = string.Join(' ', starts);
        var outside = starts.Where(s => s > rowCount).ToArray();
        if (outside.Length > 0)
        {
            findings.Error("mpr.loop", FindingList.AtByte(at), $"A loop starts after the last row.", $"at most {rowCount}", string.Join(' ', outside));
        }
    }
}
