using MgProvenance.Application.Handling;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Manuscripts;

/// <summary>Who decides the commands about manuscripts.</summary>
internal static class ManuscriptCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<OpenManuscript, Manuscript>(c => c.Manuscript.Value, OpenManuscript.Decide);
        table.On<DeclareSlot, Manuscript>(c => c.Manuscript.Value, DeclareSlot.Decide);
        table.On<FillSlot, Manuscript>(c => c.Manuscript.Value, FillSlot.Decide);
        table.On<RecordStatement, Manuscript>(c => c.Manuscript.Value, RecordStatement.Decide);
        table.On<MakeClaim, Manuscript>(c => c.Manuscript.Value, MakeClaim.Decide);
        table.On<SupportClaim, Manuscript>(c => c.Manuscript.Value, SupportClaim.Decide);
        table.On<NoteMissingEvidence, Manuscript>(c => c.Manuscript.Value, NoteMissingEvidence.Decide);
        table.On<RecordLiteratureValue, Manuscript>(c => c.Manuscript.Value, RecordLiteratureValue.Decide);
    }
}
