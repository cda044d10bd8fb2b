using System.Globalization;
using System.Text;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.Tests.Text;

/// <summary>The own number reading against that of .NET: equal to the last bit, and strict about what a number is.</summary>
public class NumbersTests
{
    [Fact]
    public void Random_numbers_in_every_written_form_equal_the_librarys()
    {
        var random = new Random(20260228);
        for (var i = 0; i < 50_000; i++)
        {
            var digits = random.NextInt64(1, 10_000_000_000_000_000);
            var exponent = random.Next(-40, 41);
            AssertSame(string.Create(CultureInfo.InvariantCulture, $"{(i % 3 == 0 ? "-" : "")}{digits / 1e15:0.000000000000000}E{exponent:+000;-000}"));
            AssertSame(string.Create(CultureInfo.InvariantCulture, $"{digits}E{exponent}"));
            AssertSame(string.Create(CultureInfo.InvariantCulture, $"{random.NextDouble() * 1000:0.0000}"));
            AssertSame(BitConverter.Int64BitsToDouble(random.NextInt64(0x3000_0000_0000_0000, 0x4F00_0000_0000_0000)).ToString("E16", CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740993.0E+000")]
    [InlineData("4503599627370497.5")]
    [InlineData("4503599627370496.5")]
    [InlineData("1E23")]
    [InlineData("8.5E-020")]
    [InlineData("0.000000000000000E+000")]
    [InlineData("-0.0")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("1.7976931348623157E308")]
    [InlineData("4.9E-324")]
    [InlineData("9.999999999999999E-081")]
    [InlineData(".5")]
    [InlineData("5.")]
    public void Hard_cases_equal_the_librarys(string text) => AssertSame(text);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1.2.3")]
    [InlineData("1,2")]
    [InlineData("1E")]
    [InlineData("1E+")]
    [InlineData("1 ")]
    [InlineData(" 1")]
    [InlineData("NaN")]
    [InlineData("1E999")]
    [InlineData("0x10")]
    [InlineData("12a")]
    public void What_is_no_plain_number_is_refused(string text) => Assert.False(Numbers.TryRead(Encoding.ASCII.GetBytes(text), (byte)'.', out _));

    [Fact]
    public void A_decimal_comma_is_read_where_it_is_asked_for()
    {
        Assert.True(Numbers.TryRead("3,015299923827115E+001"u8, (byte)',', out var value));
        Assert.Equal(30.15299923827115, value);
    }

    [Theory]
    [InlineData("0:00:01", 1.0)]
    [InlineData("123:45:06.250", 445506.25)]
    [InlineData("2 01:00:00", 176400.0)]
    [InlineData("2-01:00:00", 176400.0)]
    [InlineData("1:60:00", null)]
    [InlineData("1:00", null)]
    [InlineData("-1:00:00", null)]
    [InlineData("1::00", null)]
    public void Durations_are_seconds(string text, double? expected)
    {
        var isRead = Durations.TryRead(Encoding.ASCII.GetBytes(text), out var seconds);
        Assert.Equal(expected, isRead ? seconds : null);
    }

    private static void AssertSame(string text)
    {
        Assert.True(Numbers.TryRead(Encoding.ASCII.GetBytes(text), (byte)'.', out var value), text);
        var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value), $"{text}: {value:R} instead of {expected:R}");
    }
}
