using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Manuscripts;

[CommandName("record-literature-value", "Record a value of others with which a manuscript compares.")]
public sealed record RecordLiteratureValue(
    ManuscriptId Manuscript, string Reference, string Property, AnyQuantity? Value = null, string? Conditions = null, string? Slot = null) : IRecords<LiteratureValueRecorded>
{
    public static Decision Decide(RecordLiteratureValue c, Manuscript manuscript) =>
        string.IsNullOrWhiteSpace(c.Reference) || string.IsNullOrWhiteSpace(c.Property)
            ? Decision.Refuse("manuscript.literature-incomplete", "A literature value has a reference and a property.")
            : manuscript.NotOpen(c.Manuscript) ?? manuscript.Accept(
                new LiteratureValueRecorded(c.Manuscript, c.Reference.Trim(), c.Property.Trim(), c.Value, c.Conditions?.Trim(), c.Slot?.Trim()));
}
