using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace MgProvenance.Documents.Latex;

/// <summary>Characters as LaTeX that prints them: literally, whatever they mean to TeX.</summary>
internal static class LatexSymbols
{
    /// <summary>
    /// A character and the command that prints it: of the base and of textcomp, and of math where no text font is sure to have the sign.
    /// Brackets and stars would be read as arguments of the end of a line in tables.
    /// </summary>
    private const string Table = """
        \\textbackslash{} {\{ }\} $\$ &\& #\# %\% _\_ ^\textasciicircum{} ~\textasciitilde{} <\textless{} >\textgreater{} |\textbar{}
        "\textquotedbl{} '\textquotesingle{} `\textasciigrave{} [{[} ]{]} *{*}
        −\textminus{} ±\textpm{} ×\texttimes{} ÷\textdiv{} ·\textperiodcentered{} °\textdegree{} µ\textmu{} μ\textmu{} Å\AA{} ‖\textbardbl{} ‰\textperthousand{}
        –\textendash{} —\textemdash{} ‘\textquoteleft{} ’\textquoteright{} “\textquotedblleft{} ”\textquotedblright{} „\quotedblbase{} ‚\quotesinglbase{} «\guillemotleft{} »\guillemotright{}
        …\textellipsis{} •\textbullet{} †\textdagger{} ‡\textdaggerdbl{} §\textsection{} ¶\textparagraph{} €\texteuro{} £\textsterling{} ©\textcopyright{} ®\textregistered{} ™\texttrademark{}
        ¼\textonequarter{} ½\textonehalf{} ¾\textthreequarters{} ⁺\textsuperscript{+} ⁻\textsuperscript{\textminus} ¹\textsuperscript{1} ²\textsuperscript{2} ³\textsuperscript{3}
        ≤\ensuremath{\leq} ≥\ensuremath{\geq} ≈\ensuremath{\approx} ≠\ensuremath{\neq} ∼\ensuremath{\sim} ∞\ensuremath{\infty} √\ensuremath{\surd} ∝\ensuremath{\propto} ′\ensuremath{'} ″\ensuremath{''}
        ∂\ensuremath{\partial} ∫\ensuremath{\int} ∑\ensuremath{\sum} ∆\ensuremath{\Delta}
        →\ensuremath{\rightarrow} ←\ensuremath{\leftarrow} ↑\ensuremath{\uparrow} ↓\ensuremath{\downarrow} ↔\ensuremath{\leftrightarrow} ⇌\ensuremath{\rightleftharpoons}
        α\ensuremath{\alpha} β\ensuremath{\beta} γ\ensuremath{\gamma} δ\ensuremath{\delta} ε\ensuremath{\varepsilon} ζ\ensuremath{\zeta} η\ensuremath{\eta} θ\ensuremath{\theta} ϑ\ensuremath{\vartheta}
        ι\ensuremath{\iota} κ\ensuremath{\kappa} λ\ensuremath{\lambda} ν\ensuremath{\nu} ξ\ensuremath{\xi} π\ensuremath{\pi} ρ\ensuremath{\rho} σ\ensuremath{\sigma} τ\ensuremath{\tau}
        υ\ensuremath{\upsilon} φ\ensuremath{\varphi} ϕ\ensuremath{\phi} χ\ensuremath{\chi} ψ\ensuremath{\psi} ω\ensuremath{\omega}
        Γ\ensuremath{\Gamma} Δ\ensuremath{\Delta} Θ\ensuremath{\Theta} Λ\ensuremath{\Lambda} Ξ\ensuremath{\Xi} Π\ensuremath{\Pi} Σ\ensuremath{\Sigma} Φ\ensuremath{\Phi} Ψ\ensuremath{\Psi} Ω\ensuremath{\Omega}
        """;

    private static readonly FrozenDictionary<int, string> Commands = Table.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenDictionary(c => (int)c[0], c => c[1..]);

    /// <summary>Letters between À and ž that the encoding T1 lacks.</summary>
    private const string NotInT1 = "ĦħĸĿŀŉŦŧ";

    public static string Of(Rune rune)
    {
        if (Commands.TryGetValue(rune.Value, out var command)) return command;
        return rune.Value switch
        {
            0xA0 => "~",
            0x202F or 0x2009 => @"\,",
            0x2002 => @"\enspace{}",
            0x2003 => @"\quad{}",
            0x2126 => Commands['Ω'],
            0x212B => Commands['Å'],
            < 0x80 => rune.ToString(),
            >= 0x2070 and <= 0x2079 => string.Create(CultureInfo.InvariantCulture, $"\\textsuperscript{{{rune.Value - 0x2070}}}"),
            >= 0x2080 and <= 0x2089 => string.Create(CultureInfo.InvariantCulture, $"\\textsubscript{{{rune.Value - 0x2080}}}"),
            >= 0xC0 and <= 0x17E when !NotInT1.Contains((char)rune.Value) => rune.ToString(),
            _ => string.Create(CultureInfo.InvariantCulture, $"\\mgpchar{{{rune.Value:X4}}}{{{rune}}}"),
        };
    }

    /// <summary>For titles of the file and of bookmarks: without commands of type.</summary>
    public static string Plain(string text) => string.Concat(DisplayText.Clean(text).EnumerateRunes().Select(r => r.IsAscii ? Of(r) : string.Create(CultureInfo.InvariantCulture, $"\\unichar{{{r.Value}}}")));
}
