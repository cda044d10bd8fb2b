using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace MgProvenance.Documents.Office;

/// <summary>Title, authors, language and date of an Office file. Its dates are the document's own.</summary>
internal static class CoreProperties
{
    private static readonly XNamespace Properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema-instance";

    public static void Write(CoreFilePropertiesPart part, DocumentInfo info)
    {
        var authors = string.Join("; ", info.Authors.Select(DisplayText.Clean));
        var xml = new XElement(
            Properties + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Properties),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
            new XAttribute(XNamespace.Xmlns + "xsi", Schema),
            new XElement(Dublin + "title", DisplayText.Clean(info.Title)),
            info.Subtitle is { } subtitle ? new XElement(Dublin + "subject", DisplayText.Clean(subtitle.ToPlainText())) : null,
            new XElement(Dublin + "creator", authors),
            new XElement(Dublin + "language", info.Language),
            Date("created", info.Date),
            Date("modified", info.Date));
        using var stream = part.GetStream(FileMode.Create);
        xml.Save(stream, SaveOptions.DisableFormatting);
    }

    private static XElement Date(string name, DateTimeOffset date) => new(
        Terms + name, new XAttribute(Schema + "type", "dcterms:W3CDTF"), date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
