using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("declare-group", "Declare a group of cells and what sets it apart.")]
public sealed record DeclareGroup(StudyId Study, string Group, string Factor, bool? Control = null) : IRecords<GroupDeclared>
{
    public static Decision Decide(DeclareGroup c, Study study) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Group) => Decision.Refuse("study.group-missing", "Give the group a name."),
        _ when string.IsNullOrWhiteSpace(c.Factor) => Decision.Refuse("study.factor-missing", "Say what sets the group apart."),
        _ => study.NotOpen(c.Study) ?? Declare(new GroupDeclared(c.Study, c.Group.Trim(), c.Factor.Trim(), c.Control), study),
    };

    private static Decision Declare(GroupDeclared group, Study study) => study.Groups.TryGetValue(group.Group, out var declared) switch
    {
        false => Decision.Accept(group),
        true when declared == group => Decision.Accept(),
        true => Decision.Refuse("study.group-declared", $"Group “{group.Group}” is declared already, as “{declared!.Factor}”{Kind(declared.Control)}."),
    };

    private static string Kind(bool? control) => control switch { true => ", the control", false => ", no control", null => string.Empty };
}
