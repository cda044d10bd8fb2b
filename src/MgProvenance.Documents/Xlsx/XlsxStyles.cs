using DocumentFormat.OpenXml;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace MgProvenance.Documents.Xlsx;

/// <summary>The formats that the cells of a workbook use, numbered as they are first asked for.</summary>
internal sealed class XlsxStyles
{
    public const string Font = "Arial";
    public const string Alarm = "FFA6192E", Muted = "FF5F5F5F";

    /// <summary>Own number formats have identifiers from here on.</summary>
    private const uint FirstNumberFormat = 164;

    private readonly Dictionary<CellLook, uint> _looks = [];
    private readonly Dictionary<string, uint> _numberFormats = new(StringComparer.Ordinal);

    /// <summary>The index of its format; 0 is that of an untouched cell.</summary>
    public uint IndexOf(CellLook look)
    {
        if (!_looks.TryGetValue(look, out var index)) _looks.Add(look, index = (uint)_looks.Count + 1);
        return index;
    }

    public S.Stylesheet Sheet()
    {
        var kinds = Enum.GetValues<LookKind>();
        S.CellFormat[] cells = [new(), .. _looks.OrderBy(l => l.Value).Select(l => Cell(l.Key))];
        S.NumberingFormat[] numbers = [.. _numberFormats.OrderBy(f => f.Value).Select(f => new S.NumberingFormat { NumberFormatId = f.Value, FormatCode = f.Key })];
        var sheet = new S.Stylesheet();
        if (numbers.Length > 0) sheet.Append(new S.NumberingFormats(numbers) { Count = (uint)numbers.Length });
        sheet.Append(
            new S.Fonts([.. kinds.Select(FontOf)]) { Count = (uint)kinds.Length },
            new S.Fills([Fill(S.PatternValues.None, null), Fill(S.PatternValues.Gray125, null), .. kinds.Select(FillOf)]) { Count = (uint)kinds.Length + 2 },
            new S.Borders([.. kinds.Select(BorderOf)]) { Count = (uint)kinds.Length },
            new S.CellStyleFormats(new S.CellFormat()) { Count = 1 },
            new S.CellFormats(cells) { Count = (uint)cells.Length },
            new S.CellStyles(new S.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
        return sheet;
    }

    public static double SizeOf(LookKind kind) => kind switch { LookKind.Title => 12, LookKind.Note => 9, _ => 10 };

    public static bool IsBold(LookKind kind) => kind is not (LookKind.Body or LookKind.Note or LookKind.Fact or LookKind.Link);

    public static string ColourOf(LookKind kind) => kind switch
    {
        LookKind.Banner => "FFFFFFFF",
        LookKind.Gap => Alarm,
        LookKind.Group or LookKind.Title or LookKind.Link => "FF17405F",
        _ => "FF1A1A1A",
    };

    private S.CellFormat Cell(CellLook look)
    {
        var kind = (uint)look.Kind;
        var format = new S.CellFormat { NumberFormatId = NumberFormat(look.NumberFormat), FontId = kind, FillId = kind + 2, BorderId = kind, FormatId = 0, ApplyNumberFormat = look.NumberFormat is not null, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true };
        if (look.IsQuoted) format.QuotePrefix = true;
        var vertical = look.Kind is LookKind.Head or LookKind.HeadAbove ? S.VerticalAlignmentValues.Bottom : S.VerticalAlignmentValues.Top;
        format.Alignment = new S.Alignment { Horizontal = look.Horizontal, Vertical = vertical, WrapText = look.NumberFormat is null && look.Kind is not (LookKind.Fact or LookKind.Link) };
        return format;
    }

    private uint NumberFormat(string? code)
    {
        if (code is null) return 0;
        if (!_numberFormats.TryGetValue(code, out var id)) _numberFormats.Add(code, id = FirstNumberFormat + (uint)_numberFormats.Count);
        return id;
    }

    private static S.Font FontOf(LookKind kind)
    {
        var font = new S.Font();
        if (IsBold(kind)) font.Append(new S.Bold());
        if (kind == LookKind.Link) font.Append(new S.Underline());
        font.Append(new S.FontSize { Val = SizeOf(kind) });
        font.Append(new S.Color { Rgb = ColourOf(kind) });
        font.Append(new S.FontName { Val = Font }, new S.FontFamilyNumbering { Val = 2 });
        return font;
    }

    private static S.Fill FillOf(LookKind kind) => kind switch
    {
        LookKind.Banner => Fill(S.PatternValues.Solid, Alarm),
        LookKind.Gap => Fill(S.PatternValues.Solid, "FFFBE3E4"),
        LookKind.Group => Fill(S.PatternValues.Solid, "FFEAF1F6"),
        _ => Fill(S.PatternValues.None, null),
    };

    private static S.Border BorderOf(LookKind kind)
    {
        var top = kind == LookKind.Emphasis ? S.BorderStyleValues.Thin : S.BorderStyleValues.None;
        var bottom = kind switch { LookKind.Head => S.BorderStyleValues.Medium, LookKind.HeadAbove => S.BorderStyleValues.Thin, _ => S.BorderStyleValues.None };
        return new S.Border(new S.LeftBorder(), new S.RightBorder(), new S.TopBorder { Style = top }, new S.BottomBorder { Style = bottom }, new S.DiagonalBorder());
    }

    private static S.Fill Fill(S.PatternValues pattern, HexBinaryValue? colour)
    {
        var fill = new S.PatternFill { PatternType = pattern };
        if (colour is not null) fill.Append(new S.ForegroundColor { Rgb = colour });
        return new S.Fill(fill);
    }
}
