using System.Text;
using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Audits;

public sealed class TechniquesTests
{
    [Theory]
    [InlineData("cyclic and linear sweep voltammetry", "cyclic voltammetry, linear sweep voltammetry")]
    [InlineData("TEM and XPS", "TEM, XPS")]
    [InlineData("Potentiostatic holds", "potentiostatic hold")]
    [InlineData("temperature of the CVD furnace", "")]
    public void A_text_names_techniques_by_whole_words(string text, string named) => Assert.Equal(named, string.Join(", ", AuditCase.Settings.Techniques.In(text).Select(t => t.Name)));

    [Theory]
    [InlineData("""[{"name": "A", "words": ["a"]}]""", "either a technique or a run")]
    [InlineData("""[{"name": "A", "technique": "tem", "words": ["a"]}, {"name": "a", "technique": "sem", "words": ["b"]}]""", "there twice")]
    public void A_list_that_says_too_little_or_a_thing_twice_is_refused(string json, string why) =>
        Assert.Contains(why, Assert.Throws<MalformedValueException>(() => Techniques.Read(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
}
