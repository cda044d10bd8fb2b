using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using MgProvenance.Application.Reports.Cards;
using MgProvenance.Documents;
using MgProvenance.Documents.Typst;

namespace MgProvenance.Cli;

/// <summary>Small documents that verbs write as PDF.</summary>
internal static class CardFiles
{
    public static Option<string?> Pdf() => new("--pdf") { Description = "Write it as PDF into this file, as of the ledger position that its footer names." };

    public static Option<long?> At() => new("--at") { Description = "As it stood at this old ledger position, for which a checkpoint was signed." };

    /// <param name="at">Null: after everything that is acknowledged.</param>
    public static async Task<CardPlace> Place(Notebook open, long? at, CancellationToken cancellation) => new(
        at is { } old ? await open.PositionAt(old, cancellation).ConfigureAwait(false) : await open.PositionNow(cancellation).ConfigureAwait(false),
        ProgramVersion.Text);

    /// <summary>Whole or not at all.</summary>
    /// <param name="silent">Where the verb's output is for a program.</param>
    public static async Task Write(Terminal terminal, string file, ReportDocument document, bool silent, CancellationToken cancellation)
    {
        var target = Path.GetFullPath(file);
        if (Directory.Exists(target)) throw VerbEndsException.Refused("pdf.folder", $"{target} is a folder; name a file.");
        terminal.Progress?.Report("Setting the PDF…");
        byte[] pdf;
        using (var renderer = new TypstRenderer()) pdf = await renderer.RenderPdf(document, cancellation).ConfigureAwait(false);
        WholeFile.Write(target, pdf);
        if (silent) return;
        terminal.Out.WriteLine($"PDF:    {target}");
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        SHA-256 {Convert.ToHexStringLower(SHA256.HashData(pdf))}{(document.Info.Banner is { } banner ? $", {banner}" : string.Empty)}"));
    }
}
