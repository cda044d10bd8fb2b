using System.Globalization;
using System.Text;

namespace MgProvenance.Parsing.Text;

/// <summary>Reads decimal numbers from bytes, correctly rounded, at the speed that long text exports need.</summary>
internal static class Numbers
{
    private const int SafeDigits = 19;   // as many as always fit 64 bits
    private const int LongestNumber = 64;

    /// <summary>
    /// Reads one number that ends at <paramref name="separator"/> or at the end of the line and moves <paramref name="at"/> to that end.
    /// False, with <paramref name="at"/> unchanged, where the cell is not a plain decimal number.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> line, ref int at, byte separator, byte decimalMark, out double value)
    {
        var i = at;
        value = 0;
        var negative = false;
        if (i < line.Length && line[i] is (byte)'-' or (byte)'+') negative = line[i++] == '-';
        ulong digits = 0;
        var count = 0;
        var point = -1;
        for (; i < line.Length; i++)
        {
            var digit = (uint)(line[i] - '0');
            if (digit <= 9)
            {
                digits = digits * 10 + digit;
                count++;
            }
            else if (line[i] == decimalMark && point < 0)
            {
                point = count;
            }
            else
            {
                break;
            }
        }

        if (count == 0) return false;
        var exponent = point < 0 ? 0 : point - count;
        if (i < line.Length && (line[i] | 0x20) == 'e')
        {
            i++;
            var negativeExponent = false;
            if (i < line.Length && line[i] is (byte)'-' or (byte)'+') negativeExponent = line[i++] == '-';
            var first = i;
            var power = 0;
            while (i < line.Length && i < first + 4 && (uint)(line[i] - '0') <= 9) power = power * 10 + line[i++] - '0';
            if (i == first) return false;
            exponent += negativeExponent ? -power : power;
        }

        if (i < line.Length && line[i] != separator) return false;
        if (count > SafeDigits || !DecimalToDouble.TryConvert(digits, exponent, out value))
        {
            if (!TryLibrary(line[at..i], decimalMark, out value)) return false;
        }
        else if (negative)
        {
            value = -value;
        }

        at = i;
        return true;
    }

    /// <summary>The whole of a cell as a number.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cell, byte decimalMark, out double value)
    {
        var at = 0;
        return TryRead(cell, ref at, (byte)'\n', decimalMark, out value) && at == cell.Length;
    }

    /// <summary>The same from a short text, with a point or a comma as decimal mark.</summary>
    public static bool TryRead(string text, out double value) =>
        TryRead(Encoding.UTF8.GetBytes(text), text.Contains(',', StringComparison.Ordinal) ? (byte)',' : (byte)'.', out value);

    private static bool TryLibrary(ReadOnlySpan<byte> cell, byte decimalMark, out double value)
    {
        value = 0;
        if (cell.Length > LongestNumber) return false;
        Span<byte> copy = stackalloc byte[LongestNumber];
        cell.CopyTo(copy);
        copy = copy[..cell.Length];
        copy.Replace(decimalMark, (byte)'.');
        return double.TryParse(copy, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
