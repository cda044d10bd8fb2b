using System.Buffers.Binary;
using System.Text;

namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>One module of the container: header fields and where its data lie.</summary>
/// <param name="Name">Short name without padding: <c>VMP Set</c>, <c>VMP data</c>, <c>VMP LOG</c>, <c>VMP loop</c>, <c>VMP ExtDev</c>.</param>
/// <param name="Start">Offset of the word MODULE in the file.</param>
/// <param name="DataStart">Offset of the first data byte in the file.</param>
/// <param name="Length">Length of the data as the header states it.</param>
/// <param name="Version">First version field; 0 for data modules with a new header.</param>
/// <param name="NewVersion">Second version field of the new header (EC-Lab 11.50 and later), else null.</param>
/// <param name="Date">Eight characters, month first.</param>
internal sealed record MprModule(string Name, long Start, long DataStart, long Length, uint Version, uint? NewVersion, string Date)
{
    public const int Prologue = 52;
    private const int OldHeader = 51;
    private const int NewHeader = 59;

    public static ReadOnlySpan<byte> Magic => "BIO-LOGIC MODULAR FILE\u001a"u8;

    public bool IsComplete(int fileLength) => DataStart + Length <= fileLength;

    public ReadOnlySpan<byte> Data(ReadOnlySpan<byte> file) => file.Slice((int)DataStart, (int)Length);

    /// <summary>Walks the container by the stated lengths. The word MODULE may also occur within data, so it is never searched for.</summary>
    public static List<MprModule> Walk(ReadOnlySpan<byte> file, FindingList findings)
    {
        var modules = new List<MprModule>();
        long at = Prologue;
        while (at < file.Length)
        {
            var rest = file[(int)at..];
            if (rest.StartsWith(Magic))
            {
                findings.Fatal("mpr.second-file", FindingList.AtByte(at), $"Another .mpr begins here: two files were put together. Give each as a file of its own.");
                return modules;
            }

            if (!rest.StartsWith("MODULE"u8) && !"MODULE"u8.StartsWith(rest))
            {
                findings.Error("mpr.container", FindingList.AtByte(at), $"No module starts where the previous one ends; {rest.Length} bytes are left unread.",
                    "the word MODULE", Convert.ToHexString(rest[..Math.Min(6, rest.Length)]));
                return modules;
            }

            if (ReadHeader(rest, at) is not { } module)
            {
                findings.Error("mpr.truncated", FindingList.AtByte(file.Length), $"The file ends within the header of module {modules.Count + 1}.");
                return modules;
            }

            modules.Add(module);
            at = module.DataStart + module.Length;
        }

        return modules;
    }

    private static MprModule? ReadHeader(ReadOnlySpan<byte> rest, long at)
    {
        const int afterWord = 6;
        if (rest.Length < afterWord + OldHeader) return null;
        var header = rest[afterWord..];
        var limit = BinaryPrimitives.ReadUInt32LittleEndian(header[35..]);
        var isNew = limit == uint.MaxValue;
        if (isNew && header.Length < NewHeader) return null;
        var name = Encoding.Latin1.GetString(header[..10]).TrimEnd(' ', '\0');
        var length = isNew ? BinaryPrimitives.ReadUInt32LittleEndian(header[39..]) : limit;
        var version = BinaryPrimitives.ReadUInt32LittleEndian(header[(isNew ? 43 : 39)..]);
        uint? newVersion = isNew ? BinaryPrimitives.ReadUInt32LittleEndian(header[47..]) : null;
        var date = Encoding.Latin1.GetString(header.Slice(isNew ? 51 : 43, 8)).TrimEnd(' ', '\0');
        return new MprModule(name, at, at + afterWord + (isNew ? NewHeader : OldHeader), length, version, newVersion, date);
    }
}
