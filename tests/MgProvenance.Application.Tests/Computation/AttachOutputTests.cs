using System.Text;
using MgProvenance.Application.Computation;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Computation;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Computation;

public sealed class AttachOutputTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Cut = """
         Entering Gaussian System, Link 0=g16
         SCF Done:  E(RB3LYP) =  -1125.51234567     A.U. after    9 cycles
         Alpha  occ. eigenvalues --  -24.60000  -0.12163
         Alpha virt. eigenvalues --    0.11012

        """;

    private const string Whole = Cut + " Normal termination of Gaussian 16 at Mon Mar  2 10:22:29 2026.\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_energies_stand_in_the_event_and_the_file_is_kept()
    {
        var reply = await Attach("A", Whole);
        Assert.Empty(Assert.IsType<Reply.Recorded>(reply).Answer.Deviations);
        var extracted = (await notebook.Stream("A")).Of<EnergiesExtracted>().Single().Fact;
        Assert.Equal(["SCF -30626.75116265 eV line 2", "HOMO -3.30972 eV line 3", "LUMO 2.99652 eV line 4"], extracted.Energies.Select(e => $"{e.Name} {e.Value} {e.Place}"));
        Assert.Equal(("small.log", "gaussian-log/1", true, false), (extracted.FileName, extracted.Parser, extracted.Converged, extracted.Simulated));
        Assert.Equal(Whole, Encoding.ASCII.GetString((await notebook.RawFiles.Read(extracted.Sha256, Stop))!));
    }

    [Fact]
    public async Task A_log_without_its_end_is_attached_with_a_deviation_and_its_energies()
    {
        var recorded = Assert.IsType<Reply.Recorded>(await Attach("B", Cut));
        Assert.Equal(["computation.not-converged: The calculation in small.log did not converge or did not end normally."], recorded.Answer.Deviations);
        Assert.Equal(3, (await notebook.Stream("B")).Of<EnergiesExtracted>().Single().Fact.Energies.Count);
    }

    [Fact]
    public async Task The_same_file_twice_is_nothing_new()
    {
        await Attach("C", Whole);
        var again = Assert.IsType<Reply.Recorded>(await Attach("C", Whole, record: false));
        Assert.True(again.IsRepeat || again.Answer.Events.Count == 0);
        Assert.Single((await notebook.Stream("C")).Of<EnergiesExtracted>());
    }

    [Fact]
    public async Task Another_file_is_refused_and_not_stored() =>
        Assert.Equal("file.unreadable", Assert.IsType<Reply.Refused>(await Attach("D", "hello")).Refusal.Code);

    private async Task<Reply> Attach(string label, string log, bool record = true)
    {
        if (record) await notebook.Record($$"""{"command": "pin-inputs", "label": "{{label}}", "program": "Gaussian", "method": "B3LYP", "subject": "PFTB-", "inputs": []}""");
        var id = ComputationId.Of(await notebook.IdOf(label));
        return (await new AttachOutput(notebook.Handler, notebook.RawFiles).Attach(id, "small.log", Encoding.ASCII.GetBytes(log), false, Notebook.Person, $"attach {label} {record}", Notebook.Headers, Stop)).Reply;
    }
}
