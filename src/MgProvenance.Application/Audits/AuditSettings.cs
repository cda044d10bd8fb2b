using MgProvenance.Application.Audits.Bench;
using MgProvenance.Application.Audits.Checklists;
using MgProvenance.Application.Audits.Claims;
using MgProvenance.Application.Audits.Groups;
using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits;

/// <summary>What a group sets for its audits: data, read from files that it may edit.</summary>
public sealed record AuditSettings(
    Relations Relations,
    AuditWords Words,
    Techniques Techniques,
    BenchLimits Limits,
    KnownSubstances Substances,
    ClaimSettings Claims,
    GroupSettings Groups,
    ReportingChecklists Checklists)
{
    /// <param name="file">Reads a file of the folder <c>audit</c> by its name.</param>
    /// <exception cref="Domain.Kernel.MalformedValueException">A file cannot be read as what it should be.</exception>
    public static AuditSettings Read(Func<string, byte[]> file) => new(
        Relations.Read(file("relations.json")),
        AuditWords.Read(file("words.json")),
        Techniques.Read(file("techniques.json")),
        BenchLimits.Read(file("limits.json")),
        KnownSubstances.Read(file("substances.json")),
        ClaimSettings.Read(file("claims.json")),
        GroupSettings.Read(file("groups.json")),
        ReportingChecklists.Read(file));
}
