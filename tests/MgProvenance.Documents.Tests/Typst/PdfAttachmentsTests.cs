using MgProvenance.Documents.Typst;

namespace MgProvenance.Documents.Tests.Typst;

public sealed class PdfAttachmentsTests(PdfFixture pdf) : IClassFixture<PdfFixture>
{
    [Fact]
    public async Task Attachments_are_read_as_they_went_in()
    {
        var attached = PdfAttachments.Read(await pdf.Render(BigSample.Document));
        Assert.Equal(BigSample.Document.Attachments.Select(a => a.FileName).Order(StringComparer.Ordinal), attached.Keys.Order(StringComparer.Ordinal));
        Assert.All(BigSample.Document.Attachments, a => Assert.Equal(a.Content, attached[a.FileName]));
    }

    [Fact]
    public async Task What_is_cut_or_changed_is_left_out_and_never_throws()
    {
        var whole = await pdf.Render(Samples.Document(new Paragraph("Text.")) with { Attachments = BigSample.Document.Attachments });
        for (var i = 0; i < 2000; i++)
        {
            var changed = whole.ToArray();
            // Denser towards the end, where the table of objects lies.
            var place = i % 2 == 0 ? (int)((whole.Length - 1L) * i / 2000) : whole.Length - 1 - i;
            changed[place] ^= (byte)(1 << (i % 8));
            Assert.NotNull(PdfAttachments.Read(changed));
            Assert.NotNull(PdfAttachments.Read(whole.AsMemory(0, place)));
        }

        Assert.Empty(PdfAttachments.Read(ReadOnlyMemory<byte>.Empty));
    }

    [Fact]
    public async Task A_table_of_five_thousand_rows_is_set_to_its_last_row()
    {
        using var read = new PdfReader(await pdf.Render(Samples.Document(Samples.Table(5000))));
        Assert.Contains("MGC-5000", await read.Text(), StringComparison.Ordinal);
    }
}
