using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Computation;

[CommandName("pin-inputs", "Begin a calculation: pin program, method, what it is about, and its input files by digest.")]
public sealed record PinInputs(
    ComputationId Computation,
    Label Label,
    string? Program,
    string Method,
    string Subject,
    IReadOnlyList<InputFile> Inputs,
    string? ProgramVersion = null,
    string? BasisOrCutoff = null,
    IReadOnlyList<Setting>? Settings = null) : IRecords<InputsPinned>
{
    public static Decision Decide(PinInputs c, Calculation calculation) => c switch
    {
        _ when calculation.IsPinned => Decision.Refuse("computation.already-pinned", $"The inputs of computation {c.Computation} are pinned already."),
        { Program: { } program } when string.IsNullOrWhiteSpace(program) => Decision.Refuse("computation.program-empty", "Name the program that calculates, or leave it out where it is not known."),
        _ when string.IsNullOrWhiteSpace(c.Method) => Decision.Refuse("computation.method-missing", "Say by which method it calculates."),
        _ when string.IsNullOrWhiteSpace(c.Subject) => Decision.Refuse("computation.subject-missing", "Say which molecule or slab is calculated."),
        _ when c.Inputs.Any(i => i is null || string.IsNullOrWhiteSpace(i.Role) || string.IsNullOrWhiteSpace(i.FileName)) =>
            Decision.Refuse("computation.input-incomplete", "An input file has a role and a name."),
        _ when c.Inputs.Any(i => i.Sha256 is { } digest && !Digests.IsSha256(digest)) => Decision.Refuse("computation.digest-malformed", "A SHA-256 has 64 lower-case hex digits."),
        _ when c.Settings?.Any(s => s is null || string.IsNullOrWhiteSpace(s.Name) || (s.Value is null && string.IsNullOrWhiteSpace(s.Words))) == true =>
            Decision.Refuse("computation.setting-incomplete", "A setting has a name and a value or words."),
        _ => Decision.Accept(new InputsPinned(c.Computation, c.Label, c.Program?.Trim(), c.ProgramVersion?.Trim(), c.Method.Trim(), c.BasisOrCutoff?.Trim(), c.Subject.Trim(), c.Inputs, c.Settings)),
    };
}
