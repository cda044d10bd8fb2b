using System.Numerics;

namespace MgProvenance.Parsing.Text;

/// <summary>
/// Correctly rounded binary64 from decimal digits. Small cases by one exact division or product (Clinger 1990); the others by one or two 64-bit products
/// (D. Lemire, "Number parsing at a gigabyte per second", Softw. Pract. Exper. 2021, doi:10.1002/spe.2984). Says so where neither is sure.
/// </summary>
internal static class DecimalToDouble
{
    private const int MantissaBits = 52;
    private const ulong LargestExactInteger = 1UL << 53;

    private static readonly double[] ExactPowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>digits × 10^exponent; false where the quick ways cannot be sure of the last bit.</summary>
    public static bool TryConvert(ulong digits, int exponent, out double value)
    {
        if (digits <= LargestExactInteger && exponent is >= -22 and <= 22)
        {
            value = exponent < 0 ? digits / ExactPowersOfTen[-exponent] : digits * ExactPowersOfTen[exponent];
            return true;
        }

        value = 0;
        if (digits == 0) return true;
        return exponent is >= PowersOfFive.Smallest and <= PowersOfFive.Largest && TryByProduct(digits, exponent, out value);
    }

    private static bool TryByProduct(ulong digits, int exponent, out double value)
    {
        value = 0;
        var leading = BitOperations.LeadingZeroCount(digits);
        var normalised = digits << leading;
        var (high, low) = PowersOfFive.At(exponent);
        var upper = Math.BigMul(normalised, high, out var lower);
        if ((upper & 0x1FF) == 0x1FF)
        {
            var carry = Math.BigMul(normalised, low, out _);
            var sum = lower + carry;
            if (sum < lower) upper++;
            lower = sum;
            if ((upper & 0x1FF) == 0x1FF && lower == ulong.MaxValue) return false;
        }

        var topBit = (int)(upper >> 63);
        var mantissa = upper >> (topBit + 64 - MantissaBits - 3);
        if ((mantissa & 3) == 1 && lower <= 1) return false;   // perhaps half-way between two doubles
        mantissa += mantissa & 1;
        mantissa >>= 1;
        // floor(exponent * log2(10)) by the fixed-point constant of the paper
        var binaryExponent = ((152170 + 65536) * exponent >> 16) + 63 + topBit - leading + 1023;
        if (mantissa >= 1UL << (MantissaBits + 1))
        {
            mantissa = 1UL << MantissaBits;
            binaryExponent++;
        }

        value = BitConverter.UInt64BitsToDouble((mantissa & ~(1UL << MantissaBits)) | ((ulong)binaryExponent << MantissaBits));
        return true;
    }
}
