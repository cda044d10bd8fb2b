using System.Text.RegularExpressions;
using MgProvenance.Application.Events;

namespace MgProvenance.Application.Provenance;

/// <summary>Sentences name streams by their ids, because labels may be corrected; people read labels.</summary>
public static partial class IdsInText
{
    /// <summary>The text with something else in the place of each id.</summary>
    public static string Replace(string text, Func<string, string> name) => StreamId().Replace(text, id => name(id.Value));

    /// <summary>Puts labels in the place of ids in these texts, as of the position of the notebook.</summary>
    public static async Task<Func<string, string>> Labelled(NotebookAt notebook, IEnumerable<string> texts, CancellationToken cancellation)
    {
        var ids = texts.SelectMany(t => StreamId().Matches(t)).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();
        await notebook.Prefetch(ids, cancellation).ConfigureAwait(false);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in ids) labels[id] = Labels.Of(await notebook.Stream(id, cancellation).ConfigureAwait(false));
        return text => Replace(text, id => labels.GetValueOrDefault(id, id));
    }

    [GeneratedRegex(@"\b[a-z]+-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")]
    private static partial Regex StreamId();
}
