using System.Buffers.Text;

namespace MgProvenance.Benchmarks.Decoding;

/// <summary>The bare thing beside a reader of text: lines cut into cells, each cell given to the library's parser, nothing kept and nothing checked.</summary>
internal static class EveryCell
{
    public static double Sum(ReadOnlySpan<byte> content, byte separator)
    {
        var sum = 0.0;
        while (!content.IsEmpty)
        {
            var end = content.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            while (!line.IsEmpty)
            {
                var cut = line.IndexOf(separator);
                var cell = cut < 0 ? line : line[..cut];
                line = cut < 0 ? default : line[(cut + 1)..];
                if (Utf8Parser.TryParse(cell, out double number, out _)) sum += number;
            }
        }

        return sum;
    }
}
