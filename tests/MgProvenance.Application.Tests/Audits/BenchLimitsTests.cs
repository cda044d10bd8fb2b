using System.Text;
using MgProvenance.Application.Audits;
using MgProvenance.Application.Audits.Bench;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Audits;

public sealed class BenchLimitsTests
{
    private static readonly string Program = File.ReadAllText(Path.Combine(RealFiles.Checkout, "reports", "audit", "limits.json"));

    [Fact]
    public void Limits_of_the_program_are_marked_as_a_judgement()
    {
        var limits = BenchLimits.Read(Encoding.UTF8.GetBytes(Program));
        Assert.NotEmpty(limits.All);
        Assert.All(limits.All, l => Assert.Equal("default of the program, a judgement", l.SetBy));
        Assert.Equal("20 ppm (default of the program, a judgement)", limits["solvent-water-most"].ToString());
    }

    [Theory]
    [InlineData("\"key\": \"blanks-least\"", "\"key\": \"blanks\"", "nothing is limited by “blanks”")]
    [InlineData("\"key\": \"blanks-least\"", "\"key\": \"peroxide-most\"", "“peroxide-most” is there twice")]
    [InlineData("\"value\": 14, \"unit\": \"d\"", "\"value\": 14, \"unit\": \"h\"", "“electrolyte-age-most” is set in d, not in h")]
    [InlineData("\"setBy\"", "\"by\"", "by")]
    public void A_file_of_limits_that_is_not_one_is_refused(string that, string by, string why)
    {
        Assert.Contains(that, Program, StringComparison.Ordinal);
        var malformed = Assert.Throws<MalformedValueException>(() => BenchLimits.Read(Encoding.UTF8.GetBytes(Program.Replace(that, by, StringComparison.Ordinal))));
        Assert.Contains(why, malformed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_is_missing_is_refused() =>
        Assert.Contains("is missing", Assert.Throws<MalformedValueException>(() => BenchLimits.Read("[]"u8.ToArray())).Message, StringComparison.Ordinal);
}
