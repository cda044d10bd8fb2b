namespace MgProvenance.Parsing.Text;

/// <summary>Elapsed times as LAND writes them: <c>h:mm:ss</c>, <c>h:mm:ss.fff</c> or <c>d hh:mm:ss</c>; hours may exceed 24.</summary>
internal static class Durations
{
    public static bool TryRead(ReadOnlySpan<byte> cell, out double seconds)
    {
        seconds = 0;
        long days = 0;
        var space = cell.IndexOfAny((byte)' ', (byte)'-');
        if (space >= 0)
        {
            if (!TryWhole(cell[..space], out days)) return false;
            cell = cell[(space + 1)..];
        }

        var first = cell.IndexOf((byte)':');
        if (first < 0 || !TryWhole(cell[..first], out var hours)) return false;
        cell = cell[(first + 1)..];
        var second = cell.IndexOf((byte)':');
        if (second < 0 || !TryWhole(cell[..second], out var minutes) || minutes >= 60) return false;
        cell = cell[(second + 1)..];
        var point = cell.IndexOf((byte)'.');
        if (!TryWhole(point < 0 ? cell : cell[..point], out var whole) || whole >= 60) return false;
        var fraction = 0.0;
        if (point >= 0 && !Numbers.TryRead(cell[point..], (byte)'.', out fraction)) return false;
        seconds = ((days * 24 + hours) * 60 + minutes) * 60 + whole + fraction;
        return true;
    }

    private static bool TryWhole(ReadOnlySpan<byte> digits, out long value)
    {
        const int longest = 9;
        value = 0;
        if (digits.IsEmpty || digits.Length > longest) return false;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            value = value * 10 + digit - '0';
        }

        return true;
    }
}
