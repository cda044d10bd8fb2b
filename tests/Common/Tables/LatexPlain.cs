using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MgProvenance.Testing.Tables;

/// <summary>What LaTeX would print, as plain text: indices and exponents on the line, formulas and units as the model writes them.</summary>
/// <param name="labels">What <c>\ref</c> prints, by label.</param>
/// <param name="works">Labels of the bibliography in order.</param>
internal sealed partial class LatexPlain(IReadOnlyDictionary<string, string> labels, IReadOnlyList<string> works)
{
    private static readonly Dictionary<string, string> Signs = """
        textbackslash=\ textasciicircum=^ textasciitilde=~ textless=< textgreater=> textbar=| textquotedbl=" textquotesingle=' textasciigrave=` textminus=− textpm=± texttimes=× textperiodcentered=· textdegree=°
        textmu=µ AA=Å textbardbl=‖ textendash=– textemdash=— textquoteleft=‘ textquoteright=’ textquotedblleft=“ textquotedblright=” textellipsis=… Omega=Ω mgpz= bfseries= relax=
        milli=m micro=µ nano=n kilo=k centi=c gram=g liter=L metre=m second=s minute=min hour=h day=d ampere=A volt=V mole=mol mgpohm=Ω degreeCelsius=°C percent=% ppm=ppm coulomb=C
        """.Split([' ', '\n']).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    private static readonly string[] Styles = ["textbf", "textit", "texttt", "textsuperscript", "textsubscript", "mgpgap", "mgpmuted", "mgpalert", "mgplarge", "ensuremath", "mathit"];

    public static LatexPlain For(string source)
    {
        var labels = Labels().Matches(source).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        return new(labels, [.. Works().Matches(source).Select(m => m.Groups[1].Value)]);
    }

    public static string Number(string input) => input.Replace('-', '−').Replace(" +− ", " ± ", StringComparison.Ordinal);

    public string Of(string latex)
    {
        var text = new StringBuilder();
        var at = 0;
        while (at < latex.Length)
        {
            var c = latex[at];
            if (c == '{')
            {
                text.Append(Of(Next(latex, ref at)));
            }
            else if (c == '\\' && !char.IsAsciiLetter(latex[at + 1]))
            {
                text.Append(latex[at + 1] == ',' ? '\u202F' : latex[at + 1]);
                at += 2;
            }
            else if (c == '\\')
            {
                var name = Name().Match(latex, at + 1).Value;
                at += 1 + name.Length;
                text.Append(Command(name, latex, ref at));
            }
            else if (c is '%' or '#' or '$' or '&' or '^' or '_')
            {
                throw new InvalidOperationException($"A bare {c} in {latex}");
            }
            else
            {
                text.Append(c == '~' ? '\u00A0' : c);
                at++;
            }
        }

        return text.ToString();
    }

    private string Command(string name, string latex, ref int at)
    {
        if (Signs.TryGetValue(name, out var sign))
        {
            if (latex.AsSpan(at).StartsWith("{}")) at += 2;
            else if (at < latex.Length && latex[at] == ' ') at++;
            return sign;
        }

        if (Styles.Contains(name)) return Of(Next(latex, ref at));
        switch (name)
        {
            case "mgpat" or "label": Next(latex, ref at); return "";
            case "mgplabel": Next(latex, ref at); Next(latex, ref at); return "";
            case "hyperlink" or "href" or "mgpchar": Next(latex, ref at); return Of(Next(latex, ref at));
            case "parbox": at = latex.IndexOf('{', at); Next(latex, ref at); return Of(Next(latex, ref at).Replace(@"\mgpc ", "", StringComparison.Ordinal));
            case "hyperref": at = latex.IndexOf('{', at); return Of(Next(latex, ref at));
            case "footnotemark": at = latex.IndexOf(']', at) + 1; return "";
            case "ref": return Of(labels[Next(latex, ref at)]);
            case "cite": return string.Create(CultureInfo.InvariantCulture, $"[{works.ToList().IndexOf(Next(latex, ref at)) + 1}]");
            case "num": return Number(Next(latex, ref at));
            case "numrange": return Number(Next(latex, ref at)) + " to " + Number(Next(latex, ref at));
            case "qty": return Number(Next(latex, ref at)) + "\u00A0" + Unit(Next(latex, ref at));
            case "unit": return Unit(Next(latex, ref at));
            case "ce": return Formula(Next(latex, ref at));
            default: throw new InvalidOperationException($"Unknown command \\{name} in {latex}");
        }
    }

    /// <summary>A prefix belongs to the unit behind it; factors are joined by no-break spaces.</summary>
    private static string Unit(string commands)
    {
        var unit = new StringBuilder();
        var isInside = false;
        foreach (Match part in UnitParts().Matches(commands))
        {
            if (part.Groups["power"].Success)
            {
                unit.Append(Number(part.Groups["power"].Value));
                continue;
            }

            var name = part.Groups["name"].Value;
            if (unit.Length > 0 && !isInside) unit.Append('\u00A0');
            unit.Append(Signs[name]);
            isInside = name is "milli" or "micro" or "nano" or "kilo" or "centi";
        }

        return unit.ToString();
    }

    private string Formula(string formula) => Of(Charges().Replace(formula, m => m.Value.Replace('-', '−')).Replace("^", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal).Replace('*', '·'));

    private static string Next(string latex, ref int at)
    {
        var argument = LatexReader.Argument(latex, at);
        at += argument.Length + 2;
        return argument;
    }

    [GeneratedRegex(@"\G[A-Za-z]+")]
    private static partial Regex Name();

    [GeneratedRegex(@"\\mgplabel\{([^{}]*)\}\{((?:[^{}]|\{\}|\{.\}|\\.)*)\}")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\\bibitem\{([^{}]*)\}")]
    private static partial Regex Works();

    [GeneratedRegex(@"\\tothe\{(?<power>-?[0-9]+)\}|\\(?<name>[A-Za-z]+)")]
    private static partial Regex UnitParts();

    [GeneratedRegex(@"\^\{[^{}]*\}|\\mathit\{[^{}]*\}")]
    private static partial Regex Charges();
}
