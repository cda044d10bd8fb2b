using System.Text;

namespace MgProvenance.Application.Manuscripts.Proposals;

/// <summary>Lines of a text as one line. Each sign remembers its place in the text that was handed in.</summary>
internal sealed class Flow
{
    private readonly int[] _origins;

    private Flow(string text, int[] origins) => (Text, _origins) = (text, origins);

    public string Text { get; }

    /// <summary>Runs of white space become one space. After a hyphen at the end of a line nothing is added: whether the hyphen belongs to the word is not known, so it stays.</summary>
    public static Flow Of(PastedText source, IEnumerable<Range> lines)
    {
        var (text, origins) = (new StringBuilder(), new List<int>());
        foreach (var line in lines)
        {
            var (from, length) = line.GetOffsetAndLength(source.Plain.Length);
            var spaced = text.Length > 0 && text[^1] != '-';
            for (var i = from; i < from + length; i++)
            {
                if (char.IsWhiteSpace(source.Plain[i]))
                {
                    spaced |= text.Length > 0 && i > from;
                    continue;
                }

                if (spaced && text.Length > 0) Add(' ', i);
                spaced = false;
                Add(source.Plain[i], i);
            }
        }

        return new Flow(text.ToString(), [.. origins]);

        void Add(char sign, int at)
        {
            text.Append(sign);
            origins.Add(source.OriginOf(at));
        }
    }

    public Flow Slice(int start, int end) => new(Text[start..end], _origins[start..end]);

    public SourceWords Words(int start, int end) => new(_origins[start], _origins[end - 1] + 1 - _origins[start], Text[start..end]);

    public SourceWords All => Words(0, Text.Length);
}
