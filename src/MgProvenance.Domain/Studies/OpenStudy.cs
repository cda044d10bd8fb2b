using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("open-study", "Open a study.")]
public sealed record OpenStudy(StudyId Study, Label Label, string Title) : IRecords<StudyOpened>
{
    public static Decision Decide(OpenStudy c, Study study) => c switch
    {
        _ when study.IsOpen => Decision.Refuse("study.already-open", $"Study {c.Study} is open already."),
        { Title: var title } when string.IsNullOrWhiteSpace(title) => Decision.Refuse("study.title-missing", "Give the study a title."),
        _ => Decision.Accept(new StudyOpened(c.Study, c.Label, c.Title.Trim())),
    };
}
