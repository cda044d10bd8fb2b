namespace MgProvenance.Application;
internal static class Placeholder;
