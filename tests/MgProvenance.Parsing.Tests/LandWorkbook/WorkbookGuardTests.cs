using System.Buffers.Binary;
using System.Text;
using MgProvenance.Parsing.LandWorkbook;
using MgProvenance.Parsing.Workbooks;

namespace MgProvenance.Parsing.Tests.LandWorkbook;

/// <summary>What is to be feared of a workbook: formulas, links to other files, and sizes beyond measure. Each is told with its place, and memory stays bounded.</summary>
public class WorkbookGuardTests
{
    private const string Header = "Record|TestTime/h|Current/uA|Capacity/uAh|Voltage/V||Cycle-Index|Step-Index|Step-State";
    private const string Record = "1|0.1|360|1|0.5||1|1|RateC";
    private const int Bounded = 4 << 20;   // bytes that a refusal may allocate

    [Fact]
    public void A_formula_is_not_computed_and_that_is_said()
    {
        var result = Read(new SmallWorkbook().Sheet("Record", Header, "1|0.1|360|=1+1|0.5||1|1|RateC"));
        Assert.Equal(0.25, Support.Decoded(result).Find(Meaning.Capacity)!.Values[0]);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("workbook.formula", Severity.Warning, "xl/worksheets/sheet1.xml cell D2"), (finding.Rule, finding.Severity, finding.Place));
    }

    [Fact]
    public void A_link_to_another_file_is_not_followed_and_that_is_said()
    {
        var result = Read(new SmallWorkbook().Sheet("Record", Header, Record).Part("xl/externalLinks/externalLink1.xml", "<externalLink/>"u8.ToArray()));
        Assert.Equal(1, Support.Decoded(result).RowCount);
        Assert.Equal("workbook.external-link", Assert.Single(result.Findings).Rule);
    }

    [Fact]
    public void A_part_that_grows_beyond_measure_is_not_unpacked() =>
        AssertRefused(new SmallWorkbook().Sheet("Record", Header, Record).Part("xl/worksheets/sheet9.xml", new byte[8 << 20]).Bytes(), "workbook.too-dense", "xl/worksheets/sheet9.xml");

    [Fact]
    public void A_workbook_that_is_too_large_in_all_is_not_unpacked()
    {
        const string first = "xl/media/1.png", second = "xl/media/2.png";
        var noise = new byte[3 << 19];
        new Random(1).NextBytes(noise);
        var bytes = new SmallWorkbook().Sheet("Record", Header, Record).Part(first, noise).Part(second, noise).Bytes();
        AssertRefused(Stating(Stating(bytes, first, 257 << 20), second, 257 << 20), "workbook.too-large", "file");
        Assert.Equal(1, Support.Decoded(Read(Stating(Stating(bytes, first, 255 << 20), second, 255 << 20))).RowCount);
    }

    [Fact]
    public void A_part_that_states_less_than_it_holds_is_read_no_further()
    {
        var bytes = new SmallWorkbook().Sheet("Record", Header, Record, new string('9', 64 << 20)).Bytes();
        AssertRefused(Stating(bytes, "xl/worksheets/sheet1.xml", 300), "workbook.damaged", "file");
    }

    [Theory]
    [InlineData(4, 0, "sheet Record, row 5")]
    [InlineData(4, 3, "sheet Log, row 4")]
    public void Sheets_that_grow_beyond_what_is_held_are_refused_where_they_do(int records, int messages, string place)
    {
        const int perCell = 8, columns = 9;
        var texts = Enumerable.Repeat("done", messages).ToArray();
        var bytes = new SmallWorkbook().Sheet("Record", [Header, .. Enumerable.Repeat("1", records)]).Sheet("Log", ["Message", .. texts]).Bytes();
        var held = records * (columns * perCell + 1) + messages * (perCell + 4);
        Assert.Equal(records, WorkbookReader.TryRead(bytes, [LandWorkbookReader.Instrument], held)!.File!.RowCount);
        var result = WorkbookReader.TryRead(bytes, [LandWorkbookReader.Instrument], held - 1)!;
        Assert.Null(result.File);
        Assert.Contains(result.Findings, f => f is { Rule: "workbook.too-large", Severity: Severity.Fatal } && f.Place == place);
    }

    private static void AssertRefused(byte[] workbook, string rule, string place)
    {
        Read(new SmallWorkbook().Sheet("Record", Header, Record).Bytes());   // what is made once for all is not counted
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Read(workbook);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Null(result.File);
        var finding = Assert.Single(result.Findings);
        Assert.Equal((rule, Severity.Fatal, place), (finding.Rule, finding.Severity, finding.Place));
        Assert.True(allocated < workbook.Length + Bounded, $"{allocated:N0} bytes were allocated");
    }

    /// <summary>The workbook with another unpacked size in the zip's directory (APPNOTE 4.3.12: the size at 24, the name at 46 of its header).</summary>
    private static byte[] Stating(byte[] workbook, string part, int size)
    {
        var name = Encoding.ASCII.GetBytes(part);
        var changed = workbook.ToArray();
        var at = changed.AsSpan().LastIndexOf(name) - 46;
        Assert.True(changed.AsSpan(at).StartsWith("PK\u0001\u0002"u8));
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(at + 24), size);
        return changed;
    }

    private static ParseResult Read(SmallWorkbook workbook) => Read(workbook.Bytes());

    private static ParseResult Read(byte[] workbook) => InstrumentReader.Read(workbook, "odd.csv");
}
