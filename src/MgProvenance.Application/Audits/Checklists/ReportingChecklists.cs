using System.Text;
using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>The checklists of a group.</summary>
public sealed class ReportingChecklists
{
    private readonly ILookup<ThingKind, (Checklist Checklist, ChecklistItem Item)> _byKind;

    private ReportingChecklists(IReadOnlyList<Checklist> all)
    {
        All = all;
        _byKind = all.SelectMany(c => c.Items.Select(i => (Checklist: c, Item: i))).ToLookup(i => i.Item.Of);
    }

    public IReadOnlyList<Checklist> All { get; }

    /// <param name="file">Reads a file by its name; <c>checklists.json</c> names the others.</param>
    /// <exception cref="MalformedValueException">A file cannot be read as what it should be.</exception>
    public static ReportingChecklists Read(Func<string, byte[]> file)
    {
        var names = Parsed<List<string>>("checklists.json", file);
        var all = names.ConvertAll(n => Checked(n, Parsed<Checklist>(n, file)));
        if (all.SelectMany(c => c.Items.Select(i => (c.Name, i.Id))).GroupBy(i => i).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Malformed(twice.Key.Name, twice.Key.Id, "it is there twice");
        return new ReportingChecklists(all);
    }

    /// <summary>Every item asked of every thing of which it is asked.</summary>
    internal IEnumerable<Asked> AskedOf(IEnumerable<Thing> things) =>
        from thing in things
        from line in _byKind[thing.Kind]
        where line.Item.AppliesTo(thing)
        select new Asked(line.Checklist, line.Item, thing, line.Item.IsAnsweredFor(thing));

    private static T Parsed<T>(string name, Func<string, byte[]> file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(file(name), KernelJson.Options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw Malformed(name, null, e.Message);
        }
    }

    private static Checklist Checked(string name, Checklist checklist)
    {
        foreach (var item in checklist.Items)
        {
            try
            {
                if (item.AnsweredBy.Count == 0) throw new JsonException("it says nothing by which it is answered");
                if (item.ReportedBy is { } rule && AuditRules.List.All(r => r.Id != rule)) throw new JsonException($"there is no rule “{rule}”");
                foreach (var answer in item.AnsweredBy) answer.Compile();
                var known = ThingAttributes.Of(item.Of);
                var named = (item.Where?.Keys ?? []).Concat(item.Unless?.Keys ?? []).Concat(item.By is null ? [] : [item.By]);
                if (named.FirstOrDefault(a => !known.Contains(a)) is { } stranger) throw new JsonException($"a {ThingAttributes.NameOf(item.Of)} has no attribute “{stranger}”; it has {string.Join(", ", known)}");
            }
            catch (JsonException e)
            {
                throw Malformed(name, item.Id, e.Message);
            }
        }

        return checklist;
    }

    private static MalformedValueException Malformed(string file, string? item, string why)
    {
        var place = new StringBuilder($"The checklist {file} cannot be used");
        if (item is not null) place.Append($" because of its item “{item}”");
        return new MalformedValueException("checklist.malformed", $"{place}: {why.TrimEnd('.')}.");
    }
}

/// <summary>An item asked of one thing.</summary>
internal sealed record Asked(Checklist Checklist, ChecklistItem Item, Thing Thing, bool Answered);
