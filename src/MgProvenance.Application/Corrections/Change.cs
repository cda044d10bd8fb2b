using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Corrections;

/// <summary>A member of a fact before and after a change, as JSON; null where it was or is not known.</summary>
public sealed record Change(string Member, JsonElement? Was, JsonElement? Is)
{
    /// <summary>The members in which two facts, or two records of one type within facts, differ, in the order of the fact.</summary>
    public static IReadOnlyList<Change> Between<TFact>(TFact was, TFact now)
        where TFact : notnull
    {
        var (before, after) = (Members(was), Members(now));
        return [.. was.GetType().GetConstructors()[0].GetParameters().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!))
            .Select(m => new Change(m, Value(before, m), Value(after, m))).Where(c => c.Was?.GetRawText() != c.Is?.GetRawText())];
    }

    private static JsonElement Members(object fact) => JsonSerializer.SerializeToElement(fact, fact.GetType(), KernelJson.Options);

    private static JsonElement? Value(JsonElement fact, string name) => fact.TryGetProperty(name, out var value) ? value : null;
}
