namespace MgProvenance.Storage;
internal static class Placeholder;
