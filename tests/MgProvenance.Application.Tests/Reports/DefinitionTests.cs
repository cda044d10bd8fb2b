using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Reports;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Reports;

/// <summary>Definitions are read from files that name each other, kept in one piece, and every fault of theirs is told with file, line and path.</summary>
public sealed class DefinitionTests
{
    private const string Definition = "methods-si.json", Wording = "wording/en-GB.json", Style = "styles/default.json";

    [Theory]
    [InlineData(Definition, "\"methods-si\",", "\"methods-si\",,", "definition.malformed", "methods-si.json, line 3: ")]
    [InlineData(Definition, "\"language\": ", "\"tongue\": ", "definition.malformed", "methods-si.json, line 5, tongue: There is no member “tongue”; known are name, title, ")]
    [InlineData(Definition, "  \"language\": \"en-GB\",\n", "", "definition.malformed", "methods-si.json, line 1: The member “language” is missing.")]
    [InlineData(Definition, "\"style\": \"styles/default.json\"", "\"style\": \"styles/default.json\",\n \"name\": \"y\"", "definition.malformed", "methods-si.json, line 14, name: “name” is here twice.")]
    [InlineData(Definition, "\"Methods and Supplementary Information\"", "7", "definition.malformed", "methods-si.json, line 4, title: This must be a text in quotes.")]
    [InlineData(Definition, "\"methods-si\"", "\"Methods\"", "definition.name-malformed", "methods-si.json, line 3, name: “Methods” cannot be used; ")]
    [InlineData(Definition, "\"en-GB\"", "\"English\"", "definition.language-malformed", "methods-si.json, line 5, language: ")]
    [InlineData(Definition, "\"tables\"", "\"poems\"", "definition.section-unknown", "methods-si.json, line 8, sections[1]: There is no section “poems”; known are cells, cells-built, ")]
    [InlineData(Definition, "\"ledger\"", "\"tables\"", "definition.section-twice", "methods-si.json, line 10, sections[28]: The section “tables” is here twice.")]
    [InlineData(Definition, "\"sections\": [", "\"sections\": \"methods\", \"x\": [", "definition.malformed", "methods-si.json, line 6, x: ")]
    [InlineData(Definition, "wording/en-GB.json", "wording/en-US.json", "definition.file-missing", "methods-si.json, line 12, wording: There is no file wording/en-US.json: ")]
    [InlineData(Definition, "wording/en-GB.json", "wording/../../secret.json", "definition.path-outside", "methods-si.json, line 12, wording: ")]
    [InlineData(Definition, "styles/default.json", "/etc/passwd", "definition.path-outside", "methods-si.json, line 13, style: ")]
    [InlineData(Definition, "styles/default.json", "..\\\\default.json", "definition.path-outside", "methods-si.json, line 13, style: ")]
    [InlineData(Wording, "\"simulated\": ", "\"simulate\": ", "definition.wording-unknown", "wording/en-GB.json, line 3, simulate: The program says nothing called “simulate”.")]
    [InlineData(Wording, "  \"count.batches.one\": \"n\u00A0=\u00A0{n}\u00A0batch\",\n", "", "definition.wording-missing", "wording/en-GB.json, line 1: The wording lacks “count.batches.one”.")]
    [InlineData(Wording, "{n}", "{m}", "definition.wording-malformed", "wording/en-GB.json, line 4, count.batches: The sentence asks for {m}; it may use {n}.")]
    [InlineData(Wording, "\": \"This", "\": \"{n} This", "definition.wording-malformed", "wording/en-GB.json, line 3, simulated: The sentence asks for {n}; it may use no facts.")]
    [InlineData(Wording, "{n}", "{n", "definition.wording-malformed", "wording/en-GB.json, line 4, count.batches: The sentence has a brace without its other half.")]
    [InlineData(Wording, "{n}", "n}", "definition.wording-malformed", "wording/en-GB.json, line 4, count.batches: The sentence has a brace without its other half.")]
    [InlineData(Wording, "\"count.batches\": ", "\"count.batches\": 5, \"x\": ", "definition.malformed", "wording/en-GB.json, line 4, count.batches: This must be a text in quotes.")]
    [InlineData(Wording, "\"count.batches\"", "\"simulated\"", "definition.wording-twice", "wording/en-GB.json, line 4, simulated: “simulated” is here twice.")]
    [InlineData(Style, "\"textSizePt\": 10", "\"textSizePt\": 0", "style.out-of-range", "styles/default.json, line 6, textSizePt: 0 cannot be used; from 6 to 14 can.")]
    [InlineData(Style, "164", "165", "style.out-of-range", "styles/default.json, line 10, doubleColumnMm: 165 cannot be used; from 85 to 164 can.")]
    [InlineData(Style, "85", "86.5,\n\"singleColumnMm\": 3", "definition.malformed", "styles/default.json, line 10, singleColumnMm: “singleColumnMm” is here twice.")]
    [InlineData(Style, "164", "84", "style.out-of-range", "styles/default.json, line 10, doubleColumnMm: ")]
    [InlineData(Style, "7.5", "1e999", "style.out-of-range", "styles/default.json, line 11, figureFontSizePt: ")]
    [InlineData(Style, "\"a4\"", "\"a3\"", "definition.malformed", "styles/default.json, line 7, page: “a3” is not known; known are a4, us-letter.")]
    [InlineData(Style, "\"serif\"", "\"Serif\"", "definition.malformed", "styles/default.json, line 5, textFont: “Serif” is not known; known are serif, sans.")]
    [InlineData(Style, "\"page\"", "\"paper\"", "definition.malformed", "styles/default.json, line 7, paper: There is no member “paper”; ")]
    public void A_fault_is_told_with_its_place(string file, string part, string other, string code, string sentence)
    {
        var text = Encoding.UTF8.GetString(ReportedStudy.Carried(file).Content);
        Assert.Contains(part, text, StringComparison.Ordinal);
        var at = text.IndexOf(part, StringComparison.Ordinal);
        var changed = new NamedFile(file, Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, at), other, text.AsSpan(at + part.Length))));
        var refusal = Assert.Throws<MalformedValueException>(() => ReportDefinition.Read(Find(Definition)!, Find)).Refusal;
        Assert.Equal(code, refusal.Code);
        Assert.StartsWith(sentence, refusal.Sentence, StringComparison.Ordinal);

        NamedFile? Find(string path) => path == file ? changed : path is Definition or Wording or Style ? ReportedStudy.Carried(path) : null;
    }

    [Fact]
    public void In_one_piece_it_is_the_same_definition_and_the_same_bytes()
    {
        var kept = ReportedStudy.Definition.ToBytes();
        Assert.Equal(kept, ReportDefinition.Read(kept).ToBytes());
        Assert.Equal(kept, ReportDefinition.Read(new NamedFile("kept.json", kept), _ => null).ToBytes());

        var shuffled = JsonNode.Parse(ReportedStudy.Carried(Wording).Content)!.AsObject();
        var other = new JsonObject([.. shuffled.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))]);
        Assert.Equal(kept, ReportDefinition.Read(ReportedStudy.Carried(Definition), p => p == Wording ? Json(other) : ReportedStudy.Carried(p)).ToBytes());
    }

    [Fact]
    public void A_changed_sentence_and_a_changed_style_change_the_bytes()
    {
        var before = ReportedStudy.Definition.ToBytes();
        Assert.NotEqual(before, With(Wording, "simulated", "Made up.").ToBytes());
        var styled = With(Style, "textSizePt", 9.5);
        Assert.NotEqual(before, styled.ToBytes());
        Assert.Equal(9.5, ReportDefinition.Read(styled.ToBytes()).Style.TextSizePt);
        Assert.Equal(before, With(Style, "source", "Elsewhere.").ToBytes());

        ReportDefinition With(string file, string member, JsonNode value)
        {
            var changed = JsonNode.Parse(ReportedStudy.Carried(file).Content)!.AsObject();
            changed[member] = value;
            return ReportDefinition.Read(ReportedStudy.Carried(Definition), p => p == file ? Json(changed) : ReportedStudy.Carried(p));
        }
    }

    /// <summary>Before wordings and styles were files, definitions held their sentences and were kept as they were written.</summary>
    [Fact]
    public void A_kept_definition_of_an_earlier_version_can_be_read_whatever_sentences_it_has()
    {
        var kept = ReportDefinition.Read("""{"name": "x", "title": "X", "language": "en", "sections": ["ledger"], "wording": {"gone": "Once {said}."}}"""u8.ToArray());
        Assert.Equal("Once {said}.", kept.Wording["gone"]);
        Assert.Equal(DocumentStyle.Default with { EastAsianText = EastAsianText.CodePoints }, kept.Style);
    }

    [Fact]
    public void The_carried_default_style_is_the_programs_own() => Assert.Equal(DocumentStyle.Default, ReportedStudy.Definition.Style);

    private static NamedFile Json(JsonNode node) => new("changed.json", JsonSerializer.SerializeToUtf8Bytes(node));
}
