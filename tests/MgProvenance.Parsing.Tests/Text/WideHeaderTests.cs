using System.Text;

namespace MgProvenance.Parsing.Tests.Text;

/// <summary>Columns are made before the rows are read. A line of very many names above very many short lines must not ask for their product.</summary>
public class WideHeaderTests
{
    private const int Names = 2000, Lines = 100_000, BytesPerByte = 200;   // mostly the sentences about rows that are too short

    [Theory]
    [InlineData("mode\tox/red\ttime/s\tEwe/V", "\t")]
    [InlineData("TestTime/Sec.\tVoltage/V\tCurrent/mA", "\t")]
    [InlineData("Record,TestTime,Voltage/V,Current/mA", ",")]
    [InlineData("channel_index,test_time_s", ",")]
    [InlineData("Test Time / s,Voltage / V", ",")]
    [InlineData("DataPoint,Cycle Index,Step Index,Step Type,Time", ",")]
    public void Memory_follows_the_bytes_of_the_file(string names, string separator)
    {
        var text = new StringBuilder(names).Insert(names.Length, separator + "a/V", Names).Append("\r\n");
        for (var line = 0; line < Lines; line++) text.Append("1\r\n");
        var content = Encoding.ASCII.GetBytes(text.ToString());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = InstrumentReader.Read(content, "wide.txt");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.NotEmpty(result.Findings);
        Assert.True(allocated < BytesPerByte * content.Length, $"{allocated:N0} bytes for {content.Length:N0}");
    }
}
