using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Vocabulary;

/// <summary>The relations that statements are written with: data, which a group may extend.</summary>
public sealed partial class Relations
{
    private readonly FrozenDictionary<string, Relation> _byName;

    public Relations(IEnumerable<Relation> relations) => _byName = relations.ToFrozenDictionary(r => r.Name, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Relation> All => _byName.Values.OrderBy(r => r.Name, StringComparer.Ordinal);

    /// <summary>What the relation of a statement says, with “all” before it or not. One that the vocabulary does not know is taken to have one value for a subject.</summary>
    public Relation Find(string relation)
    {
        var name = Quantifier.Strip(relation);
        return _byName.GetValueOrDefault(name) ?? _byName.GetValueOrDefault(Number().Replace(name, "{n}")) ?? new Relation(name, RelationRole.Other, Single: true);
    }

    /// <summary>A number in a relation: <c>shown after 200 cycles</c> is known as <c>shown after {n} cycles</c>.</summary>
    [GeneratedRegex(@"\b\d+\b")]
    private static partial Regex Number();

    /// <exception cref="MalformedValueException">It is no list of relations, or a relation negates one that is not there.</exception>
    public static Relations Read(byte[] json)
    {
        try
        {
            var all = JsonSerializer.Deserialize<List<Relation>>(json, KernelJson.Options) ?? throw new JsonException("it is empty");
            if (all.GroupBy(r => r.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new JsonException($"“{twice.Key}” is there twice");
            if (all.Find(r => r.Negated && all.TrueForAll(o => o.Name != r.Of)) is { } lonely) throw new JsonException($"“{lonely.Name}” negates “{lonely.Of}”, which is not there");
            return new Relations(all);
        }
        catch (JsonException e)
        {
            throw new MalformedValueException("vocabulary.malformed", $"The vocabulary of relations cannot be read: {e.Message}");
        }
    }
}
