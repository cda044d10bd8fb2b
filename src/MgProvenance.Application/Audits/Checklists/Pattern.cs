using System.IO.Enumeration;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>Texts with <c>*</c> for any text, regardless of case.</summary>
internal static class Pattern
{
    public static bool FitsAny(IEnumerable<string> patterns, string text) => patterns.Any(p => FileSystemName.MatchesSimpleExpression(p, text));
}
