using System.Security.Cryptography;
using System.Text.Json;
using MgProvenance.Application.Reports;
using MgProvenance.Cli.Tests.Support;
using MgProvenance.Integrity.Notes;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>A report beside its sidecar is proven without the notebook, built again with it, and every change is found and named.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ReportVerifyTests(ExampleNotebook example)
{
    private const int Flips = 60;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OpenNotebook Notebook => example.Notebook;

    private string Key => Path.Combine(example.Folder, "ledger.vkey");

    [Fact]
    public async Task Files_alone_prove_the_report_and_without_a_key_say_so()
    {
        var pdf = await CopyOfExample("verify-offline");
        var said = (await Mgp.Run("report", "verify", pdf, "--key", Key)).Done().Out;
        Assert.Contains("is byte for byte the one that was issued as MO6S8-1C-methods-si-", said, StringComparison.Ordinal);
        Assert.Contains("events that the numbers cite are in the ledger", said, StringComparison.Ordinal);
        Assert.Contains("table-performance-MO6S8-1C.csv is the one that the PDF carries", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not checked", said, StringComparison.Ordinal);

        Assert.Contains("Signature not checked: no key", (await Mgp.Run("report", "verify", pdf)).Ends(ExitCodes.Findings).Out, StringComparison.Ordinal);
        Assert.Contains("not checked table-performance-MO6S8-1C.csv is not beside the PDF", await Without("table-performance-MO6S8-1C.csv", ExitCodes.Done), StringComparison.Ordinal);
        Assert.Contains("Page content not checked: no sidecar", await Without(Path.GetFileName(pdf) + ".proof.json", ExitCodes.Findings), StringComparison.Ordinal);
        Assert.Contains("WRONG       The checkpoint does not hold", (await Mgp.Run("report", "verify", await CopyOfExample("verify-key"), "--key", Surroundings.Write("other.vkey", SignerKey.Generate("example.org/elsewhere").Verifier.ToString()))).Ends(ExitCodes.Integrity).Out, StringComparison.Ordinal);

        async Task<string> Without(string file, int exit)
        {
            File.Delete(Path.Combine(Path.GetDirectoryName(pdf)!, file));
            return (await Mgp.Run("report", "verify", pdf, "--key", Key)).Ends(exit).Out;
        }
    }

    /// <summary>Places spread over the whole file, and the bit with them.</summary>
    [Theory]
    [InlineData(".pdf", "The PDF was changed")]
    [InlineData(".pdf.proof.json", "The sidecar ")]
    [InlineData("table-performance-MO6S8-1C.csv", "table-performance-MO6S8-1C.csv was changed")]
    public async Task One_flipped_bit_anywhere_is_found_and_named(string file, string named)
    {
        var pdf = await CopyOfExample("verify-flips" + file);
        var target = file[0] == '.' ? Path.ChangeExtension(pdf, null) + file : Path.Combine(Path.GetDirectoryName(pdf)!, file);
        var whole = await File.ReadAllBytesAsync(target, Cancel);
        for (var i = 0; i <= Flips; i++)
        {
            var place = (int)((whole.Length - 1L) * i / Flips);
            var changed = whole.ToArray();
            changed[place] ^= (byte)(1 << (i % 8));
            await File.WriteAllBytesAsync(target, changed, Cancel);
            var ran = await Mgp.Run("report", "verify", pdf, "--key", Key);
            Assert.True(ran.Exit == ExitCodes.Integrity, $"Bit {i % 8} of byte {place} was flipped.\n{ran.Out}\n{ran.Error}");
            Assert.Contains("WRONG       " + named, ran.Out, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, string> Forgeries => new()
    {
        { "another event in the place of the issuing one", "The event in the proof issues no report." },
        { "a changed event", "is not proven: The inclusion proof leads to root" },
        { "an event left out", "and the proof does not hold it." },
        { "another index", "is not proven: The inclusion proof" },
        { "another hash on the way", "is not proven: The inclusion proof leads to root" },
        { "a hash that is none", "is not proven: a hash of its proof has not 64 hex digits." },
        { "a table changed with its digest", "table-performance-MO6S8-1C.csv in the PDF is not the one of the proof." },
        { "a checkpoint signed by somebody else", "The checkpoint does not hold" },
        { "another format", "its format is mgprovenance-report-proof/9" },
    };

    /// <summary>A forger knows how to write the sidecar's own digest.</summary>
    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_forged_sidecar_is_not_believed(string forgery, string said)
    {
        var pdf = await CopyOfExample("forged " + forgery);
        Assert.True(ReportProof.TryRead(await File.ReadAllBytesAsync(pdf + ".proof.json", Cancel), out var proof, out var error), error);
        var forged = await Forged(forgery, proof, Path.GetDirectoryName(pdf)!);
        await File.WriteAllBytesAsync(pdf + ".proof.json", forged.ToBytes(), Cancel);
        Assert.Contains(said, (await Mgp.Run("report", "verify", pdf, "--key", Key)).Ends(ExitCodes.Integrity).Out, StringComparison.Ordinal);
        if (forgery == "a changed event") Assert.Contains("is not in the notebook as the report cites it.", (await Notebook.Mgp("report", "verify", pdf)).Ends(ExitCodes.Integrity).Out, StringComparison.Ordinal);
    }

    private static async Task<ReportProof> Forged(string forgery, ReportProof proof, string folder)
    {
        var first = proof.Cited[0];
        switch (forgery)
        {
            case "another event in the place of the issuing one": return proof with { Issued = first };
            case "a changed event":
                var leaf = first.Leaf.ToArray();
                leaf[^40] ^= 1;
                return First(first with { Leaf = leaf });
            case "an event left out": return proof with { Cited = [.. proof.Cited.Skip(1)] };
            case "another index": return First(first with { Index = first.Index + 1 });
            case "another hash on the way": return First(first with { Path = [new string('0', 64), .. first.Path.Skip(1)] });
            case "a hash that is none": return First(first with { Path = ["0", .. first.Path.Skip(1)] });
            case "a table changed with its digest":
                var table = Path.Combine(folder, "table-performance-MO6S8-1C.csv");
                await File.AppendAllTextAsync(table, "CELL-X,1\r\n", Cancel);
                var digest = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(table, Cancel)));
                return proof with { Files = [.. proof.Files.Select(f => f.Name == "table-performance-MO6S8-1C.csv" ? f with { Sha256 = digest } : f)] };
            case "a checkpoint signed by somebody else": return proof with { Checkpoint = SignedNote.Sign(proof.Checkpoint[..(proof.Checkpoint.IndexOf("\n\n", StringComparison.Ordinal) + 1)], SignerKey.Generate(proof.Key)).ToString() };
            case "another format": return proof with { Format = "mgprovenance-report-proof/9" };
            default: throw new ArgumentOutOfRangeException(nameof(forgery), forgery, null);
        }

        ReportProof First(ProvenEvent other) => proof with { Cited = [other, .. proof.Cited.Skip(1)] };
    }

    [Fact]
    public async Task The_notebook_builds_it_again_and_proves_it_without_its_sidecar()
    {
        var pdf = await CopyOfExample("verify-notebook");
        var before = await Notebook.Stored();
        Assert.Contains("Built again at its ledger position: identical.", (await Notebook.Mgp("report", "verify", pdf)).Out, StringComparison.Ordinal);
        File.Delete(pdf + ".proof.json");
        var without = await Notebook.Mgp("report", "verify", pdf);
        Assert.Contains("the notebook proves the report in its place", without.Out, StringComparison.Ordinal);
        Assert.Contains("is byte for byte the one that was issued", without.Out, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());
        var definition = (await Pdf.Provenance(pdf)).GetProperty("definitionSha256").GetString()!;
        var kept = Path.Combine(example.Folder, "raw", definition[..2], definition[2..]);
        File.Move(kept, kept + ".away");
        try
        {
            Assert.Contains(definition, (await Notebook.Mgp("verify")).Ends(ExitCodes.Integrity).Out, StringComparison.Ordinal);
        }
        finally
        {
            File.Move(kept + ".away", kept);
        }

        var bytes = await File.ReadAllBytesAsync(pdf, Cancel);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(pdf, bytes, Cancel);
        Assert.Contains("The PDF was changed", (await Notebook.Mgp("report", "verify", pdf)).Ends(ExitCodes.Integrity).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_at_the_old_position_brings_a_lost_sidecar_back()
    {
        await Study("RL");
        var built = await Build("RL");
        var pdf = built.GetProperty("pdf").GetString()!;
        File.Delete(pdf + ".proof.json");
        (await Notebook.Mgp("report", "build", "methods-si", "--study", "RL-STUDY", "--at", $"{built.GetProperty("position").GetInt64()}")).Done();
        (await Mgp.Run("report", "verify", pdf, "--key", Key)).Done();
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(pdf)!, "*.part"));
    }

    [Fact]
    public async Task A_corrected_mass_changes_exactly_its_dependants_and_each_is_named()
    {
        await Study("RV");
        var built = await Build("RV");
        var pdf = built.GetProperty("pdf").GetString()!;
        var same = (await Notebook.Mgp("report", "verify", pdf, "--json")).Done().Json;
        Assert.True(same.GetProperty("identical").GetBoolean());
        Assert.Empty(same.GetProperty("since").EnumerateArray());

        (await Notebook.Mgp("correct", "RV-POS", "2", "--set", "mass=6.12 mg", "--reason", "Two digits were swapped.")).Done();
        var json = (await Notebook.Mgp("report", "verify", pdf, "--json")).Ends(ExitCodes.Findings).Json;
        Assert.True(json.GetProperty("identical").GetBoolean());
        var changed = json.GetProperty("since").EnumerateArray().ToDictionary(KeyOf, StringComparer.Ordinal);
        Assert.Equal(Dependants.Order(StringComparer.Ordinal), changed.Keys.Order(StringComparer.Ordinal));
        Assert.All(changed.Values, c => Assert.Equal(["RV-POS, version 2, was corrected by version 3"], c.GetProperty("causes").EnumerateArray().Select(t => t.GetString()!)));

        var next = await Build("RV");
        var (was, now) = (await Printed(pdf), await Printed(next.GetProperty("pdf").GetString()!));
        Assert.Equal(changed.Keys.Order(StringComparer.Ordinal), was.Keys.Where(k => was[k] != now[k]).Order(StringComparer.Ordinal));
        Assert.All(changed.Values, c => Assert.Equal((was[KeyOf(c)], now[KeyOf(c)]), (c.GetProperty("was").GetString()!, c.GetProperty("now").GetString()!)));
        var text = (await Notebook.Mgp("report", "verify", pdf)).Ends(ExitCodes.Findings).Out;
        Assert.Contains("is out of date: RV-POS, version 2 (piece.weighed.v1) was corrected by version 3", text, StringComparison.Ordinal);
        Assert.Contains($"is superseded by {next.GetProperty("label").GetString()}", text, StringComparison.Ordinal);
        Assert.Contains($"{Mass}: {was[Mass]} → {now[Mass]} mg: RV-POS, version 2, was corrected by version 3", text, StringComparison.Ordinal);

        static async Task<Dictionary<string, string>> Printed(string pdf) =>
            (await Pdf.Provenance(pdf)).GetProperty("numbers").EnumerateArray().ToDictionary(KeyOf, n => n.GetProperty("text").GetString()!, StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_verified_is_refused()
    {
        (await Mgp.Run("report", "verify", Surroundings.NewFolder("no-such.pdf"))).Ends(ExitCodes.Refused);
        (await Mgp.Run("report", "verify", await CopyOfExample("verify-bad-key"), "--key", Surroundings.Write("bad.vkey", "no key"))).Refused("key.malformed");
        (await Mgp.Run("report", "verify", await CopyOfExample("verify-bad-notebook"), "--notebook", Surroundings.NewFolder("nowhere"))).Refused("notebook.missing");
        Assert.Contains("No provenance.json can be read out of the PDF", (await Mgp.Run("report", "verify", Surroundings.Write("no.pdf", "%PDF-1.7"))).Ends(ExitCodes.Integrity).Out, StringComparison.Ordinal);
        (await Notebook.Mgp("report", "verify", Surroundings.Write("unknown.pdf", "%PDF-1.7"))).Refused("report.unknown");
    }

    private const string Mass = "cells.RV-STUDY.RV-C1.active-mass";

    /// <summary>What the active mass goes into. Efficiencies and voltages rest on it and keep their value.</summary>
    private static readonly string[] Dependants =
    [
        "performance.RV-STUDY.ONE.first-discharge",
        "performance.RV-STUDY.RV-C1.first-discharge",
        Mass,
        "cells.RV-STUDY.RV-C1.loading",
        "cells.RV-STUDY.RV-C1.electrolyte-per-mass",
        "electrodes.RV-SHEET.loading",
    ];

    private static string KeyOf(JsonElement number) => number.GetProperty("key").GetString()!;

    private async Task Study(string mark)
    {
        (await Notebook.Record(mark, [.. Bench.Lots(mark), .. Bench.Batch(mark), Bench.Release(mark), .. Bench.Cell(mark), .. Bench.Study(mark)])).Done();
        (await Notebook.Mgp("attach", Surroundings.Write(mark + ".csv", SmallFiles.Land), "--run", mark + "-RUN", "--time-zone", "Europe/Berlin")).Done();
    }

    private async Task<JsonElement> Build(string mark) => (await Notebook.Mgp("report", "build", "methods-si", "--study", mark + "-STUDY", "--json")).Done().Json;

    /// <summary>The PDF of the example's report in a folder of its own, with everything that lies beside it.</summary>
    private async Task<string> CopyOfExample(string name)
    {
        var issued = Assert.Single(Directory.GetDirectories(Path.Combine(example.Folder, "reports"), "MO6S8-1C-methods-si-*"));
        var folder = Directory.CreateDirectory(Surroundings.NewFolder(name)).FullName;
        foreach (var file in Directory.GetFiles(issued)) await File.WriteAllBytesAsync(Path.Combine(folder, Path.GetFileName(file)), await File.ReadAllBytesAsync(file, Cancel), Cancel);
        return Assert.Single(Directory.GetFiles(folder, "*.pdf"));
    }
}
