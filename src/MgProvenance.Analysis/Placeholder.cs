namespace MgProvenance.Analysis;
internal static class Placeholder;
