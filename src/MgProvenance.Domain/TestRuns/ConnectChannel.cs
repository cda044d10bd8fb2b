using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("connect-channel", "Record which electrode is on which lead of which channel, and what the reference is.")]
public sealed record ConnectChannel(
    RunId Run,
    EquipmentId Instrument,
    string Channel,
    string WorkingElectrode,
    string CounterElectrode,
    string? Reference = null,
    BenchTime? DoneAt = null) : IRecords<ChannelConnected>
{
    public static Decision Decide(ConnectChannel c, TestRun run) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Channel) => Decision.Refuse("run.channel-missing", "Say which channel of the instrument it is."),
        _ when string.IsNullOrWhiteSpace(c.WorkingElectrode) || string.IsNullOrWhiteSpace(c.CounterElectrode) =>
            Decision.Refuse("run.electrode-missing", "Say which electrode is on the working lead and which on the counter lead."),
        { Reference: { } reference } when string.IsNullOrWhiteSpace(reference) => Decision.Refuse("run.reference-empty", "Name the reference, or leave it out for two electrodes."),
        _ => run.NotPlanned(c.Run) ?? Decision.Accept(
            new ChannelConnected(c.Run, c.Instrument, c.Channel.Trim(), c.WorkingElectrode.Trim(), c.CounterElectrode.Trim(), c.Reference?.Trim(), c.DoneAt)),
    };
}
