using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("declare-group", "Declare a group of cells and what sets it apart.")]
public sealed record DeclareGroup(StudyId Study, string Group, string Factor) : IRecords<GroupDeclared>
{
    public static Decision Decide(DeclareGroup c, Study study) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Group) => Decision.Refuse("study.group-missing", "Give the group a name."),
        _ when string.IsNullOrWhiteSpace(c.Factor) => Decision.Refuse("study.factor-missing", "Say what sets the group apart."),
        _ when study.Factors.TryGetValue(c.Group.Trim(), out var factor) => factor == c.Factor.Trim()
            ? Decision.Accept()
            : Decision.Refuse("study.group-declared", $"Group “{c.Group}” is declared already, as “{factor}”."),
        _ => study.NotOpen(c.Study) ?? Decision.Accept(new GroupDeclared(c.Study, c.Group.Trim(), c.Factor.Trim())),
    };
}
