namespace MgProvenance.Parsing;
internal static class Placeholder;
