using System.Globalization;
using System.Text.RegularExpressions;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>Facts for a sentence; what is not recorded leaves its gap there.</summary>
internal static partial class Known
{
    public static RichText OrGap<TKind>(Reported<TKind>? value, string what)
        where TKind : IKind => value is null ? RichText.Gap(what) : ReportText.Of(value);

    public static RichText OrGap<TKind>(IEnumerable<Reported<TKind>?> values, string what)
        where TKind : IKind => values.OfType<Reported<TKind>>().ToList() is { Count: > 0 } known ? ReportText.RangeOf(known) : RichText.Gap(what);

    public static RichText OrGap<TKind>(IEnumerable<Quantity<TKind>?> values, string what)
        where TKind : IKind => values.OfType<Quantity<TKind>>().ToList() is { Count: > 0 } known ? ReportText.RangeOf(known) : RichText.Gap(what);

    /// <summary>Each different word once.</summary>
    public static RichText Different(IEnumerable<string?> words, string what) => Different(words.OfType<string>().Select(RichText.Plain), what);

    public static RichText Different(IEnumerable<RichText> texts, string what) => texts.Distinct().ToList() is { Count: > 0 } known ? ReportText.List(known) : RichText.Gap(what);

    /// <summary>Labels, named while they are few.</summary>
    public static RichText Labels(IEnumerable<string> labels) => ReportText.List([.. labels.Order(StringComparer.Ordinal).Select(RichText.Plain)]);

    /// <summary>A formula whose charge is written without a caret: <c>PFTB-</c>, <c>Ar+</c>, <c>Mg2+</c>; a nucleus with its mass number first, <c>19F</c>.</summary>
    public static RichText Species(string text) => Chemistry.Formula(MassNumber().Replace(Charge().Replace(text, "^$1$2"), "^$1"));

    public static RichText Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static RichText Of(AnyQuantity value) => ReportText.NumberAndUnit(value.Value.ToString(CultureInfo.InvariantCulture).Replace('-', '−'), value.Unit);

    /// <summary>“n = 3 cells”: the wording has a sentence for one and another for all other numbers.</summary>
    /// <param name="of">As the keys write it, for example <c>cells</c> for <c>count.cells</c> and <c>count.cells.one</c>.</param>
    public static RichText Count(this Wording wording, int count, string of) => wording.Say(count == 1 ? $"count.{of}.one" : $"count.{of}", ("n", Number(count)));

    /// <summary>Sentences of a paragraph, those that are empty left out.</summary>
    public static RichText Sentences(IEnumerable<RichText?> sentences) => ReportText.Join(sentences.OfType<RichText>().Where(s => !s.IsEmpty), " ");

    [GeneratedRegex(@"(?<=[A-Za-z)])(\d?)([+-])(?=$|[\s,;/])")]
    private static partial Regex Charge();

    [GeneratedRegex(@"(?<![\w.^])(\d{1,3})(?=[A-Z][a-z]?\b)")]
    private static partial Regex MassNumber();
}
