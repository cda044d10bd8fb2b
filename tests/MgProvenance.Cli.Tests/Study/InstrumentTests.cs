using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class InstrumentTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Theory]
    [InlineData("LAND-1", "kind cycler, maker LAND, model CT2001A")]
    [InlineData("VMP3-1", "kind workstation, maker BioLogic, model VMP3")]
    [InlineData("RAMAN-1", "kind spectrometer, maker HORIBA Scientific, model LabRAM HR Evolution")]
    [InlineData("FTIR-1", "kind spectrometer, maker Thermo Scientific, model Nicolet iS50")]
    [InlineData("NMR-1", "kind spectrometer, maker Bruker, model 400 MHz")]
    [InlineData("TEM-1", "kind microscope, model JEM-F200")]
    [InlineData("XPS-1", "kind spectrometer, maker Thermo Fisher Scientific, model K-Alpha")]
    [InlineData("TOFSIMS-1", "kind spectrometer, maker ULVAC-PHI, model NanoTOF 3")]
    [InlineData("XRD-1", "kind diffractometer, maker Bruker, model D2 Advance")]
    [InlineData("SEM-1", "kind microscope, maker CIQTEK, model FESEM4000X")]
    public async Task An_instrument_is_what_the_text_says(string label, string words) => Assert.Equal($"label {label}, {words}", await Said(label, "equipment.registered.v1"));
}
