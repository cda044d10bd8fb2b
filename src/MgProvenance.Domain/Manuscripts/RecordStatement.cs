using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Manuscripts;

[CommandName("record-statement", "Record what a manuscript states at one place, as subject, relation and value.")]
public sealed record RecordStatement(
    ManuscriptId Manuscript,
    string Statement,
    string Subject,
    string Relation,
    Place Place,
    string? Value = null,
    AnyQuantity? Quantity = null,
    IReadOnlyList<AnyStreamId>? About = null) : IRecords<StatementRecorded>
{
    public static Decision Decide(RecordStatement c, Manuscript manuscript) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Statement) => Decision.Refuse("manuscript.key-missing", "Give the statement a short key."),
        _ when string.IsNullOrWhiteSpace(c.Subject) || string.IsNullOrWhiteSpace(c.Relation) =>
            Decision.Refuse("manuscript.statement-incomplete", "A statement has a subject and a relation."),
        _ => Manuscripts.Manuscript.Impossible(c.Place) ?? manuscript.NotOpen(c.Manuscript) ?? Manuscripts.Manuscript.AcceptOnce(
            manuscript.Statements,
            c.Statement.Trim(),
            new StatementRecorded(c.Manuscript, c.Statement.Trim(), c.Subject.Trim(), c.Relation.Trim(), c.Value?.Trim(), c.Quantity, c.Place, c.About),
            "manuscript.statement-recorded"),
    };
}
