using System.Text;
using System.Text.RegularExpressions;
using MgProvenance.Testing.Tables;

namespace MgProvenance.Documents.Tests.Latex;

/// <summary>Text from people and instruments is text for TeX, wherever it stands.</summary>
public partial class LatexInjectionTests
{
    public static TheoryData<string> Texts => Hostile.Texts;

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task It_is_shown_as_it_is(string hostile)
    {
        var document = Hostile.Document(hostile);
        LatexDocumentTests.AssertSame(document.Blocks.OfType<TableBlock>().Single(), LatexReader.Tables(await LatexDocumentTests.Source(document)).Single());
    }

    /// <summary>Only commands that write characters or set type may come with it.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public async Task It_makes_no_command(string hostile)
    {
        var harmless = await Commands("x");
        var added = (await Commands(hostile)).Except(harmless).Where(c => !c.StartsWith(@"\text", StringComparison.Ordinal));
        Assert.Subset(new HashSet<string> { @"\mgpchar", @"\mgpz", @"\ensuremath", @"\Omega", @"\AA", @"\unichar", @"\num", @"\qty", @"\unit", @"\ce", @"\percent", @"\cite" }, added.ToHashSet(StringComparer.Ordinal));
    }

    private static async Task<HashSet<string>> Commands(string text) => [.. Command().Matches(Encoding.UTF8.GetString(await LatexDocumentTests.Source(Hostile.Document(text)))).Select(m => m.Value)];

    [GeneratedRegex(@"\\[A-Za-z]+|\^\^")]
    private static partial Regex Command();
}
