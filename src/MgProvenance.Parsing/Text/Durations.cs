namespace MgProvenance.Parsing.Text;

/// <summary>Elapsed times as LAND writes them: <c>h:mm:ss</c>, <c>h:mm:ss.fff</c> or <c>d hh:mm:ss</c>; hours may exceed 24.</summary>
internal static class Durations
{
    public static bool TryRead(ReadOnlySpan<byte> cell, out double seconds)
    {
        seconds = 0;
        var days = 0.0;
        var space = cell.IndexOfAny((byte)' ', (byte)'-');
        if (space > 0)
        {
            if (!Numbers.TryRead(cell[..space], (byte)'.', out days) || days < 0) return false;
            cell = cell[(space + 1)..];
        }

        var first = cell.IndexOf((byte)':');
        var last = cell.LastIndexOf((byte)':');
        if (first <= 0 || last <= first) return false;
        if (!Numbers.TryRead(cell[..first], (byte)'.', out var hours)) return false;
        if (!Numbers.TryRead(cell[(first + 1)..last], (byte)'.', out var minutes)) return false;
        if (!Numbers.TryRead(cell[(last + 1)..], (byte)'.', out var rest)) return false;
        if (hours < 0 || minutes is < 0 or >= 60 || rest is < 0 or >= 60) return false;
        seconds = ((days * 24 + hours) * 60 + minutes) * 60 + rest;
        return true;
    }
}
