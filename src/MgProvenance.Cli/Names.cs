using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;

namespace MgProvenance.Cli;

/// <summary>What people call the streams of a notebook.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, string> _labels;

    private Names(Dictionary<string, string> labels) => _labels = labels;

    public static async Task<Names> Read(Notebook notebook, CancellationToken cancellation) => new(
        (await notebook.Projections.Rows(NameProjection.Named, cancellation).ConfigureAwait(false)).As<StreamName>().ToDictionary(n => n.Stream, n => n.Label, StringComparer.Ordinal));

    /// <summary>The label of a stream; a text that is no labelled stream's id comes back as it is.</summary>
    public string Of(string text) => _labels.GetValueOrDefault(text, text);

    /// <summary>A sentence with labels in the place of ids.</summary>
    public string In(string sentence) => IdsInText.Replace(sentence, Of);
}
