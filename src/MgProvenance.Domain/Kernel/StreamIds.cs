using System.Buffers;

namespace MgProvenance.Domain.Kernel;

/// <summary>The name of one stream: <c>&lt;subject&gt;-&lt;uuid&gt;</c>, made by the client, never a human label.</summary>
public interface IStreamId<TSelf>
    where TSelf : struct, IStreamId<TSelf>
{
    /// <summary>The part before the uuid, for example <c>lot</c>; also the type of the stream in the store.</summary>
    static abstract string Subject { get; }

    string Value { get; }

    static abstract TSelf Of(string value);
}

public static class StreamIds
{
    private const int UuidLength = 36;

    private static readonly SearchValues<char> UuidCharacters = SearchValues.Create("0123456789abcdef-");

    /// <summary>An id from its text; refused when it belongs to another subject or holds no uuid.</summary>
    public static TId Parse<TId>(string text)
        where TId : struct, IStreamId<TId>
    {
        var subject = SubjectOf(text);
        return subject is not null && (subject == TId.Subject || TId.Subject == AnyStreamId.Subject)
            ? TId.Of(text)
            : throw new MalformedValueException("id.malformed", $"“{text}” is not the id of a {TId.Subject} ({TId.Subject}-<uuid>).");
    }

    /// <summary>A fresh id; the caller makes the uuid (version 7).</summary>
    public static TId From<TId>(Guid uuid)
        where TId : struct, IStreamId<TId> => TId.Of($"{TId.Subject}-{uuid:D}");

    /// <summary>The subject of a stream id, or null when the text has not the form of one.</summary>
    public static string? SubjectOf(string streamId)
    {
        var dash = streamId.Length - UuidLength - 1;
        if (dash <= 0 || streamId[dash] != '-') return null;
        var uuid = streamId.AsSpan(dash + 1);
        // The parser also takes “0x” and “+” inside a uuid; two texts would then be one id.
        return Guid.TryParseExact(uuid, "D", out _) && !uuid.ContainsAnyExcept(UuidCharacters) && !streamId.AsSpan(0, dash).ContainsAnyInRange('A', 'Z')
            ? streamId[..dash]
            : null;
    }
}

/// <summary>The id of a stream of whatever subject.</summary>
public readonly record struct AnyStreamId(string Value) : IStreamId<AnyStreamId>
{
    public static string Subject => "stream";

    public static AnyStreamId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A person who acts in the notebook; the name itself lies in an erasable profile.</summary>
public readonly record struct PersonId(string Value) : IStreamId<PersonId>
{
    public static string Subject => "person";

    public static PersonId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>An instrument, glovebox or balance.</summary>
public readonly record struct EquipmentId(string Value) : IStreamId<EquipmentId>
{
    public static string Subject => "equipment";

    public static EquipmentId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A received lot of a reagent.</summary>
public readonly record struct LotId(string Value) : IStreamId<LotId>
{
    public static string Subject => "lot";

    public static LotId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A written procedure, in versions.</summary>
public readonly record struct ProtocolId(string Value) : IStreamId<ProtocolId>
{
    public static string Subject => "protocol";

    public static ProtocolId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A prepared batch of electrolyte.</summary>
public readonly record struct BatchId(string Value) : IStreamId<BatchId>
{
    public static string Subject => "electrolyte";

    public static BatchId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A cast or rolled electrode sheet.</summary>
public readonly record struct SheetId(string Value) : IStreamId<SheetId>
{
    public static string Subject => "sheet";

    public static SheetId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>An electrode: a disc punched from a sheet, or a piece of metal.</summary>
public readonly record struct PieceId(string Value) : IStreamId<PieceId>
{
    public static string Subject => "piece";

    public static PieceId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>An assembled cell.</summary>
public readonly record struct CellId(string Value) : IStreamId<CellId>
{
    public static string Subject => "cell";

    public static CellId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>One test on one cell.</summary>
public readonly record struct RunId(string Value) : IStreamId<RunId>
{
    public static string Subject => "run";

    public static RunId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A study: groups of cells, planned numbers, exclusions.</summary>
public readonly record struct StudyId(string Value) : IStreamId<StudyId>
{
    public static string Subject => "study";

    public static StudyId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>The synthesis of a material in the laboratory.</summary>
public readonly record struct SynthesisId(string Value) : IStreamId<SynthesisId>
{
    public static string Subject => "synthesis";

    public static SynthesisId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>Something taken to be looked at: a harvested electrode, a part of it, some electrolyte.</summary>
public readonly record struct SpecimenId(string Value) : IStreamId<SpecimenId>
{
    public static string Subject => "specimen";

    public static SpecimenId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>One measurement on one specimen by one technique.</summary>
public readonly record struct MeasurementId(string Value) : IStreamId<MeasurementId>
{
    public static string Subject => "measurement";

    public static MeasurementId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>One calculation with its inputs and its log.</summary>
public readonly record struct ComputationId(string Value) : IStreamId<ComputationId>
{
    public static string Subject => "computation";

    public static ComputationId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A manuscript: statements, claims and literature values in their places.</summary>
public readonly record struct ManuscriptId(string Value) : IStreamId<ManuscriptId>
{
    public static string Subject => "manuscript";

    public static ManuscriptId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>An issued report.</summary>
public readonly record struct ReportId(string Value) : IStreamId<ReportId>
{
    public static string Subject => "report";

    public static ReportId Of(string value) => new(value);

    public override string ToString() => Value;
}
