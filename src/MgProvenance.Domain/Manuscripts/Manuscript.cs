using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Manuscripts;

/// <summary>As much of a manuscript's past as the next decision needs.</summary>
/// <param name="Slots">Each declared slot with its content.</param>
/// <param name="Filled">What fills each slot so far.</param>
/// <param name="Statements">Each statement by its key.</param>
/// <param name="Claims">Each claim by its key.</param>
/// <param name="Said">What may be said more than once, in other words: supports, missing evidence, literature values.</param>
public sealed record Manuscript(
    bool IsOpen,
    IReadOnlyDictionary<string, string> Slots,
    IReadOnlyList<(string Slot, AnyStreamId Evidence)> Filled,
    IReadOnlyDictionary<string, StatementRecorded> Statements,
    IReadOnlyDictionary<string, ClaimMade> Claims,
    IReadOnlyList<IEvent> Said) : ISubject<Manuscript>
{
    public static Manuscript Initial { get; } = new(
        false, new Dictionary<string, string>(), [], new Dictionary<string, StatementRecorded>(), new Dictionary<string, ClaimMade>(), []);

    public static Manuscript Evolve(Manuscript manuscript, IEvent happened) => happened switch
    {
        ManuscriptOpened => manuscript with { IsOpen = true },
        SlotDeclared e => manuscript with { Slots = With(manuscript.Slots, e.Slot, e.Content) },
        SlotFilled e => manuscript with { Filled = [.. manuscript.Filled, .. e.Evidence.Select(id => (e.Slot, id))] },
        StatementRecorded e => manuscript with { Statements = With(manuscript.Statements, e.Statement, e) },
        ClaimMade e => manuscript with { Claims = With(manuscript.Claims, e.Claim, e) },
        ClaimSupported or EvidenceMissing or LiteratureValueRecorded => manuscript with { Said = [.. manuscript.Said, happened] },
        _ => throw new UnknownEventException(happened, manuscript),
    };

    internal Decision.Refused? NotOpen(ManuscriptId id) =>
        IsOpen ? null : new Decision.Refused(new Refusal("manuscript.not-open", $"Manuscript {id} was never opened."));

    internal Decision.Refused? NoClaim(ManuscriptId id, string claim) => NotOpen(id)
        ?? (Claims.ContainsKey(claim) ? null : new Decision.Refused(new Refusal("manuscript.claim-unknown", $"Manuscript {id} makes no claim “{claim}”.")));

    /// <summary>Takes a fact up that was not said before in the same words.</summary>
    internal Decision Accept(IEvent fact) => Said.Any(s => EventCatalogue.Same(s, fact)) ? Decision.Accept() : Decision.Accept(fact);

    /// <summary>A statement or claim has one wording under its key.</summary>
    internal static Decision AcceptOnce<TFact>(IReadOnlyDictionary<string, TFact> known, string key, TFact fact, string code)
        where TFact : IEvent => known.TryGetValue(key, out var said) switch
        {
            false => Decision.Accept(fact),
            true when EventCatalogue.Same(said!, fact) => Decision.Accept(),
            true => Decision.Refuse(code, $"“{key}” is recorded already, and says something else: correct it, or give this one another key."),
        };

    /// <summary>Null when something can stand at this place.</summary>
    internal static Decision.Refused? Impossible(Place place) => place switch
    {
        { Paragraph: < 1 } => new(new Refusal("manuscript.paragraph-impossible", "Paragraphs count from 1.")),
        _ when string.IsNullOrWhiteSpace(place.Section) => new(new Refusal("manuscript.section-missing", "Say in which section it stands.")),
        _ => null,
    };

    private static Dictionary<string, TValue> With<TValue>(IReadOnlyDictionary<string, TValue> known, string key, TValue value) => new(known) { [key] = value };
}
