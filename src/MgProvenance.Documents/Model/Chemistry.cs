namespace MgProvenance.Documents;

/// <summary>Typesetting of formulas and units.</summary>
public static class Chemistry
{
    /// <summary>
    /// A formula with real subscripts and superscripts: <c>Mg(TFSI)2</c>, <c>Mo6S8</c>, <c>MgCl2·6H2O</c>, charges after a caret
    /// (<c>Mg^2+</c>, <c>[B(hfip)4]^-</c>), variable indices after an underscore (<c>Mg_xMo6S8</c>). A number at the start, or after
    /// a middle dot, a space, a slash or a plus sign, is a coefficient and stays on the line.
    /// </summary>
    public static RichText Formula(string formula)
    {
        var builder = RichText.Build();
        var at = 0;
        while (at < formula.Length)
        {
            var start = at;
            if (formula[at] == '^')
            {
                for (at++; at < formula.Length && (char.IsAsciiDigit(formula[at]) || formula[at] is '+' or '-' or '−' or '•'); at++) { }
                builder.Sup(formula[(start + 1)..at].Replace('-', '−'));
            }
            else if (formula[at] == '_')
            {
                for (at++; at < formula.Length && (char.IsAsciiLetterLower(formula[at]) || char.IsAsciiDigit(formula[at]) || formula[at] is '.' or '+' or '-' or '−'); at++) { }
                builder.Text(formula[(start + 1)..at].Replace('-', '−'), SpanStyle.Sub | SpanStyle.Italic);
            }
            else if (char.IsAsciiDigit(formula[at]) && at > 0 && IsIndexed(formula[at - 1]))
            {
                while (at < formula.Length && (char.IsAsciiDigit(formula[at]) || (formula[at] == '.' && at + 1 < formula.Length && char.IsAsciiDigit(formula[at + 1])))) at++;
                builder.Sub(formula[start..at]);
            }
            else
            {
                var coefficient = char.IsAsciiDigit(formula[at]);
                for (at++; at < formula.Length && formula[at] is not ('^' or '_') && !(char.IsAsciiDigit(formula[at]) && IsIndexed(formula[at - 1]) && !coefficient); at++)
                {
                    coefficient = coefficient && (char.IsAsciiDigit(formula[at]) || formula[at] == '.');
                }

                builder.Text(formula[start..at]);
            }
        }

        return builder.Done();
    }

    /// <summary>A unit for print: exponents raised (<c>mA cm^-2</c>, <c>mol L-1</c>), factors joined by no-break spaces.</summary>
    public static RichText Unit(string unit)
    {
        var builder = RichText.Build();
        var at = 0;
        while (at < unit.Length)
        {
            var start = at;
            var raised = unit[at] == '^' || (unit[at] is '-' or '−' && at > 0 && char.IsLetter(unit[at - 1]) && at + 1 < unit.Length && char.IsAsciiDigit(unit[at + 1]));
            if (raised)
            {
                if (unit[at] == '^') start++;
                for (at++; at < unit.Length && (char.IsAsciiDigit(unit[at]) || unit[at] is '-' or '−' or '+'); at++) { }
                builder.Sup(unit[start..at].Replace('-', '−'));
                continue;
            }

            for (at++; at < unit.Length && unit[at] != '^' && !(unit[at] is '-' or '−' && char.IsLetter(unit[at - 1]) && at + 1 < unit.Length && char.IsAsciiDigit(unit[at + 1])); at++) { }
            builder.Text(unit[start..at].Replace(' ', '\u00A0'));
        }

        return builder.Done();
    }

    private static bool IsIndexed(char before) => char.IsLetter(before) || before is ')' or ']' or '}';
}
