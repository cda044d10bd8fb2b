namespace MgProvenance.Domain;
internal static class Placeholder;
