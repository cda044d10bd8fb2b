using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Manuscripts;

[CommandName("open-manuscript", "Begin the record of a manuscript.")]
public sealed record OpenManuscript(ManuscriptId Manuscript, Label Label, string Title, StudyId? Study = null) : IRecords<ManuscriptOpened>
{
    public static Decision Decide(OpenManuscript c, Manuscript manuscript) => c switch
    {
        _ when manuscript.IsOpen => Decision.Refuse("manuscript.already-open", $"Manuscript {c.Manuscript} is open already."),
        { Title: var title } when string.IsNullOrWhiteSpace(title) => Decision.Refuse("manuscript.title-missing", "Give the manuscript a title."),
        _ => Decision.Accept(new ManuscriptOpened(c.Manuscript, c.Label, c.Title.Trim(), c.Study)),
    };
}
