using DocumentFormat.OpenXml;

namespace MgProvenance.Documents.Tests.Office;

internal static class Elements
{
    public static IEnumerable<T> DescendantsAndSelf<T>(this OpenXmlElement element)
        where T : OpenXmlElement => element is T self ? element.Descendants<T>().Prepend(self) : element.Descendants<T>();
}
