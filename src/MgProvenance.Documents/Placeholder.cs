namespace MgProvenance.Documents;
internal static class Placeholder;
