using System.Text;
using MgProvenance.Storage.Verification;

namespace MgProvenance.Storage.Tests.Verification;

public sealed class JsonSamenessTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null]}""", """{ "b" : [ true , null ], "a" : 1 }""")]
    [InlineData("\"\\u00fc\"", "\"ü\"")]
    [InlineData("100000", "1e5")]
    [InlineData("15.0", "1.50e1")]
    [InlineData("0.00015", "1.5E-4")]
    [InlineData("0", "-0")]
    [InlineData("0.00", "-0.00")]
    [InlineData("1e1000000000", "10e999999999")]
    [InlineData("no json", "no json")]
    public void The_same_values_written_differently(string left, string right) => Assert.True(Same(left, right));

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("1.50", "1.5")]
    [InlineData("0.0", "0")]
    [InlineData("1", "-1")]
    [InlineData("10", "1")]
    [InlineData("0.1", "0.01")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257828")]
    [InlineData("1e400", "1e401")]
    [InlineData("1", "\"1\"")]
    [InlineData("null", "false")]
    [InlineData("true", "false")]
    [InlineData("\"a\"", "\"A\"")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("[1]", "[1,1]")]
    [InlineData("""{"a":1}""", """{"a":1,"b":1}""")]
    [InlineData("""{"a":1,"b":1}""", """{"a":1,"c":1}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":{"b":2}}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("{", "{}")]
    [InlineData("", "{}")]
    public void Other_values(string left, string right)
    {
        Assert.False(Same(left, right));
        Assert.False(Same(right, left));
    }

    [Fact]
    public void Nesting_without_end_is_not_followed()
    {
        var deep = new string('[', 5000) + new string(']', 5000);
        Assert.True(Same(deep, deep));
        Assert.False(Same(deep, $" {deep}"));
    }

    private static bool Same(string left, string right) => JsonSameness.Same(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
