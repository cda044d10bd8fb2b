namespace MgProvenance.Integrity;
internal static class Placeholder;
