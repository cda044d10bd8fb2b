using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Application.Events;
using MgProvenance.Application.Jobs;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.TestRuns;

public sealed class DeriveCyclesTests
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes(LandMixedCsv.Write(
        MagnesiumCellSimulator.Run(ExampleCells.TwoPlateaus(1.2, seed: 7) with { Cycles = 4 }).Required(), new DateTime(2026, 3, 1, 9, 0, 0, DateTimeKind.Unspecified)));

    private static readonly CyclingData Data = CyclingData.Read(File, "simulated.csv").Data!;

    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 1)]
    [InlineData(1.2, 1)]
    [InlineData(0.7123, 2)]
    [InlineData(0.7123, 99)]
    public void What_was_kept_gives_the_digits_that_the_file_gives(double? massMg, int referenceCycle)
    {
        var question = new RunConditions { Mass = massMg is { } mg ? new MassMg(mg, 0.011) : null, ReferenceCycle = referenceCycle };
        var kept = JsonSerializer.Deserialize<MeasuredCycles>(JsonSerializer.Serialize(MeasuredCycles.Of(Data), KernelJson.Options), KernelJson.Options)!;
        var (direct, later) = (CyclingSummary.Of(Data, question), CyclingSummary.Of(kept, question));
        Assert.Equal(4, direct.Cycles.Count);
        Assert.Equal(JsonSerializer.Serialize(direct, KernelJson.Options), JsonSerializer.Serialize(later, KernelJson.Options));
    }

    [Fact]
    public void A_corrected_mass_changes_the_specific_capacities_and_nothing_else()
    {
        var measured = MeasuredCycles.Of(Data);
        var (light, heavy) = (CyclingSummary.Of(measured, new RunConditions { Mass = new MassMg(1, 0.01) }), CyclingSummary.Of(measured, new RunConditions { Mass = new MassMg(2, 0.01) }));
        foreach (var (one, other) in light.Cycles.Zip(heavy.Cycles))
        {
            Assert.Equal(one.Discharge!.MAhPerG, 2 * other.Discharge!.MAhPerG);
            Assert.Equal(one.Discharge.SpecificUncertaintyMAhPerG!.Value / one.Discharge.MAhPerG!.Value, 2 * other.Discharge.SpecificUncertaintyMAhPerG!.Value / other.Discharge.MAhPerG!.Value, 1e-12);
            Assert.Equal(Bare(one), Bare(other));
        }

        Assert.Equal((0.01, 0.005), (light.RelativeMassUncertainty, heavy.RelativeMassUncertainty));

        static CycleNumbers Bare(CycleNumbers cycle) => cycle with { Charge = BareHalf(cycle.Charge!), Discharge = BareHalf(cycle.Discharge!), Flags = [], Reasons = [] };

        static HalfNumbers BareHalf(HalfNumbers half) => half with { MAhPerG = null, SpecificUncertaintyMAhPerG = null };
    }

    [Fact]
    public void The_channel_adds_to_the_uncertainty_of_a_capacity()
    {
        var measured = MeasuredCycles.Of(Data);
        var mass = new RunConditions { Mass = new MassMg(1, 0.03), AreaCm2 = new(0.785, null), OneCMAPerG = 128.8 };
        var (alone, both) = (CyclingSummary.Of(measured, mass).Cycles[1].Discharge!, CyclingSummary.Of(measured, mass with { CurrentError = new(0.04 * Math.Sqrt(3)) }).Cycles[1].Discharge!);
        Assert.Equal(0.03 * alone.MAhPerG!.Value, alone.SpecificUncertaintyMAhPerG!.Value, 1e-9);
        Assert.Equal(0.05 * both.MAhPerG!.Value, both.SpecificUncertaintyMAhPerG!.Value, 1e-9);
        Assert.Equal(both.MAh / 0.785, both.MAhPerCm2!.Value, 1e-12);

        // A limit that refers to a range says nothing without the range.
        var noRange = CyclingSummary.Of(measured, mass with { CurrentError = new(0.04, 0.01) }).Cycles[1].Discharge!;
        Assert.Equal(alone.SpecificUncertaintyMAhPerG, noRange.SpecificUncertaintyMAhPerG);
    }

    [Fact]
    public async Task A_file_is_read_once_and_its_cycles_are_kept()
    {
        var (files, results) = (new Files(File), new Results());
        Assert.IsType<JobOutcome.Done>(await DeriveCyclesHandler.Handle(Message(), files, results, _stop));
        Assert.IsType<JobOutcome.Done>(await DeriveCyclesHandler.Handle(Message(), files, results, _stop));
        Assert.Equal(1, files.Reads);
        var (key, json) = Assert.Single(results.Kept);
        Assert.Equal(MeasuredCycles.KeyOf(Message().Files), key);
        Assert.Equal(JsonSerializer.Serialize(MeasuredCycles.Of(Data), KernelJson.Options), json);
    }

    [Fact]
    public async Task A_file_that_is_not_there_may_come_back() =>
        Assert.Contains("is missing", Assert.IsType<JobOutcome.NotYet>(await DeriveCyclesHandler.Handle(Message(), new Files(null), new Results(), _stop)).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task Damage_unreadable_bytes_and_another_reader_are_findings()
    {
        var results = new Results();
        Assert.Contains("changed on disk", await Failed(Message(), new Files([1]) { Damaged = true }), StringComparison.Ordinal);
        Assert.Contains("simulated.csv gives no cycles: ", await Failed(Message(), new Files([1, 2, 3])), StringComparison.Ordinal);
        Assert.Equal($"simulated.csv was attached with elder/1; this program reads it with {Data.Parser}.", await Failed(With(f => f with { Parser = "elder/1" }), new Files(File)));
        Assert.Empty(results.Kept);

        async Task<string> Failed(DeriveCycles message, Files files) => Assert.IsType<JobOutcome.Failed>(await DeriveCyclesHandler.Handle(message, files, results, _stop)).Reason;
    }

    [Fact]
    public void The_same_file_under_two_names_is_the_same_job_and_another_reader_is_not()
    {
        Assert.Equal(Message().JobKey, With(f => f with { FileName = "renamed.csv" }).ToJob().Key);
        Assert.NotEqual(Message().JobKey, With(f => f with { Parser = "elder/1" }).JobKey);
        Assert.NotEqual(Message().JobKey, With(f => f with { RawSha256 = new('0', 64) }).JobKey);
    }

    private static DeriveCycles Message() => new([new AttachedFile(Sha256(File), Data.Parser, "simulated.csv")]);

    private static DeriveCycles With(Func<AttachedFile, AttachedFile> change) => new([change(Message().Last)]);

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed class Files(byte[]? content) : IRawFiles
    {
        public int Reads { get; private set; }

        public bool Damaged { get; init; }

        public Task<string> Store(Stream content, CancellationToken cancellation) => throw new InvalidOperationException("Nothing is stored here.");

        public Task<byte[]?> Read(string sha256, CancellationToken cancellation)
        {
            Reads++;
            return Damaged ? throw new RawFileDamagedException(sha256, new('0', 64)) : Task.FromResult(content);
        }
    }

    private sealed class Results : IDerivedResults
    {
        public Dictionary<DerivationKey, string> Kept { get; } = [];

        public Task<string?> Find(DerivationKey key, CancellationToken cancellation) => Task.FromResult(Kept.GetValueOrDefault(key));

        public Task<IReadOnlyDictionary<DerivationKey, string>> Find(IReadOnlyCollection<DerivationKey> keys, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<DerivationKey, string>>(Kept.Where(k => keys.Contains(k.Key)).ToDictionary());

        public Task Keep(DerivationKey key, string json, CancellationToken cancellation)
        {
            Kept.Add(key, json);
            return Task.CompletedTask;
        }
    }
}
