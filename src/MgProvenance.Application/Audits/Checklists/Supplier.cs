namespace MgProvenance.Application.Audits.Checklists;

/// <summary>Who could say what is missing.</summary>
public static class Supplier
{
    /// <summary>Whoever recorded the thing.</summary>
    public const string Recorder = "recorder";

    /// <summary>Whoever made or sold it.</summary>
    public const string Maker = "maker";
}
