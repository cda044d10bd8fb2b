using System.Numerics;

namespace MgProvenance.Parsing.Text;

/// <summary>The upper 128 bits of 5^q, for turning decimal digits into binary64. Reciprocals of powers below 2^64 are rounded up, everything else is cut, as the proof of the algorithm asks.</summary>
internal static class PowersOfFive
{
    public const int Smallest = -80;
    public const int Largest = 80;

    private const int LastExactReciprocal = -27;

    private static readonly (ulong High, ulong Low)[] Table = Make();

    public static (ulong High, ulong Low) At(int exponent) => Table[exponent - Smallest];

    private static (ulong High, ulong Low)[] Make()
    {
        var table = new (ulong, ulong)[Largest - Smallest + 1];
        for (var q = Smallest; q <= Largest; q++)
        {
            var power = BigInteger.Pow(5, Math.Abs(q));
            var bits = (int)power.GetBitLength();
            BigInteger scaled;
            if (q >= 0) scaled = bits <= 128 ? power << (128 - bits) : power >> (bits - 128);
            else if (q >= LastExactReciprocal) scaled = (BigInteger.One << (bits + 127)) / power + 1;
            else scaled = ((BigInteger.One << (2 * bits + 128)) / power + 1) >> (bits + 1);
            while (scaled.GetBitLength() > 128) scaled >>= 1;
            table[q - Smallest] = ((ulong)(scaled >> 64), (ulong)(scaled & ulong.MaxValue));
        }

        return table;
    }
}
