using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MgProvenance.Parsing;

/// <summary>
/// SHA-256 over the measurement itself, so that a file which EC-Lab rewrote on export is still known as the same measurement.
/// Byte layout: the ASCII text <c>mgp-primary-1</c> and a line feed; the row count as u64; then for each primary column that the file stores, in the
/// order of <c>Order</c>: the ASCII name of its meaning, a space, its unit in UTF-8, a line feed, and its values as IEEE 754 binary64.
/// All integers and doubles little-endian; every NaN as 0x7FF8000000000000. Derived columns never count. Of several quantities that
/// tell the same (charge increment, currents, capacities) only the first stored one counts, because a rewritten file may gain the others; none counts twice.
/// </summary>
public static class PrimaryDigest
{
    /// <summary>Primary meanings in digest order; of the meanings within one group only the first that is stored counts.</summary>
    internal static readonly Meaning[][] Order =
    [
        [Meaning.Time],
        [Meaning.Voltage, Meaning.MeanVoltage],
        [Meaning.ChargeIncrement, Meaning.MeanCurrent, Meaning.Current],
        [Meaning.ChargeIncrement, Meaning.Charge, Meaning.Capacity, Meaning.ChargeCapacity],
        [Meaning.ChargeIncrement, Meaning.Charge, Meaning.Capacity, Meaning.DischargeCapacity],
        [Meaning.Step],
        [Meaning.Mode],
        [Meaning.Frequency],
        [Meaning.ImpedanceReal],
        [Meaning.ImpedanceImaginary],
    ];

    /// <summary>The digest in lower-case hex.</summary>
    public static string Of(int rowCount, IReadOnlyList<Column> columns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("mgp-primary-1\n"u8);
        Span<byte> count = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(count, (ulong)rowCount);
        hash.AppendData(count);
        var counted = new HashSet<Meaning>();
        foreach (var group in Order)
        {
            var column = group.Select(m => columns.FirstOrDefault(c => c.Meaning == m && !c.Derived && c.Texts is null)).FirstOrDefault(c => c is not null);
            if (column is null || !counted.Add(column.Meaning)) continue;
            hash.AppendData(Encoding.UTF8.GetBytes($"{column.Meaning} {column.Unit}\n"));
            Append(hash, column.Values);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, double[] values)
    {
        Span<long> block = stackalloc long[512];
        for (var start = 0; start < values.Length; start += block.Length)
        {
            var length = Math.Min(block.Length, values.Length - start);
            for (var i = 0; i < length; i++)
            {
                var value = values[start + i];
                var bits = double.IsNaN(value) ? 0x7FF8_0000_0000_0000 : BitConverter.DoubleToInt64Bits(value);
                block[i] = BitConverter.IsLittleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits);
            }

            hash.AppendData(MemoryMarshal.AsBytes(block[..length]));
        }
    }
}
