using System.Text;

namespace MgProvenance.Parsing.Tests.BiologicMpr;

/// <summary>Writes small .mpr containers, so that the reader can be tested without an instrument and with every kind of damage.</summary>
internal sealed class MprBuilder
{
    private readonly List<(string Name, byte[] Data)> _modules = [];

    public uint OldVersion { get; init; } = 3;

    public bool NewHeader { get; init; }

    public static MprBuilder Gcpl(bool newHeader = false, int rows = 4)
    {
        var builder = new MprBuilder { NewHeader = newHeader };
        return builder.Set(0x04, massMg: 0.5f).Data([1, 2, 3, 21, 31, 65, 131, 4, 7, 6, 468], rows, WriteGcplRow).Log(36525.5 + 10000);
    }

    public static void WriteGcplRow(BinaryWriter writer, int row)
    {
        writer.Write((byte)(1 | 1 << 2 | (row == 0 ? 1 << 5 : 0)));
        writer.Write((ushort)1);
        writer.Write(10.0 * row);
        writer.Write(row == 0 ? 0.0 : 0.001);
        writer.Write(0.25f * row);
        writer.Write((uint)(row / 2));
    }

    public MprBuilder Set(byte technique, float massMg = 0.001f, float area = 0.001f, byte areaUnit = 2)
    {
        var data = new byte[0x600];
        data[0] = technique;
        Put(data, 0x0007, "Müller's cell\r\nsecond line");
        BitConverter.GetBytes(massMg).CopyTo(data, 0x0107);
        BitConverter.GetBytes(0.001f).CopyTo(data, 0x010F);
        BitConverter.GetBytes(0.001f).CopyTo(data, 0x0113);
        BitConverter.GetBytes(area).CopyTo(data, 0x0211);
        BitConverter.GetBytes(0.001f).CopyTo(data, 0x024C);
        (data[0x0250], data[0x0251]) = (areaUnit, 1);
        return Module("VMP Set", data);
    }

    public MprBuilder Data(int[] ids, int rows, Action<BinaryWriter, int> writeRow, uint? statedRows = null)
    {
        var start = NewHeader ? 1007 : OldVersion switch { 0 => 100, 2 => 405, _ => 406 };
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(statedRows ?? (uint)rows);
        if (NewHeader) writer.Write((ushort)ids.Length);
        else writer.Write((byte)ids.Length);
        foreach (var id in ids)
        {
            if (!NewHeader && OldVersion == 0) writer.Write((byte)id);
            else writer.Write((ushort)id);
        }

        writer.Write(new byte[start - stream.Position]);
        for (var row = 0; row < rows; row++) writeRow(writer, row);
        return Module("VMP data", stream.ToArray());
    }

    public MprBuilder Log(double oleDate, int at = 585)
    {
        var data = new byte[0x930];
        data[9] = 7;
        BitConverter.GetBytes(oleDate).CopyTo(data, at);
        Put(data, 0x03B7, "11.50");
        return Module("VMP LOG", data);
    }

    public MprBuilder Module(string name, byte[] data)
    {
        _modules.Add((name, data));
        return this;
    }

    public byte[] Build() => Build(out _);

    /// <param name="borders">Where each module starts and ends.</param>
    public byte[] Build(out List<int> borders)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Encoding.Latin1.GetBytes("BIO-LOGIC MODULAR FILE\u001a".PadRight(48)));
        writer.Write(0);
        borders = [];
        foreach (var (name, data) in _modules)
        {
            borders.Add((int)stream.Position);
            writer.Write(Encoding.Latin1.GetBytes("MODULE" + name.PadRight(10) + name.PadRight(25)));
            if (NewHeader) writer.Write(uint.MaxValue);
            writer.Write((uint)data.Length);
            writer.Write(NewHeader || name != "VMP data" ? 0 : OldVersion);
            if (NewHeader) writer.Write(name == "VMP data" ? 11u : 10u);
            writer.Write("02/28/26"u8);
            borders.Add((int)stream.Position);
            writer.Write(data);
        }

        borders.Add((int)stream.Position);
        return stream.ToArray();
    }

    private static void Put(byte[] data, int at, string text)
    {
        data[at] = (byte)text.Length;
        Encoding.Latin1.GetBytes(text).CopyTo(data, at + 1);
    }
}
