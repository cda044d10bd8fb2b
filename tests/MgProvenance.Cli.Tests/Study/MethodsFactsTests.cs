using System.Text.RegularExpressions;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

/// <summary>Methods of the manuscript hold each fact that its main text records, under the heading where it belongs, and a visible gap for each that it leaves out.</summary>
public sealed partial class MethodsFactsTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Theory]
    [InlineData("DME (DME-1, Dodo chem, grade as supplied: dry,")]
    [InlineData("Mg(PFTB)2 was made by the procedure of reference 29 of the manuscript")]
    [InlineData("Mo6S8 was made by the procedure of reference 48 of the manuscript")]
    [InlineData("PANI (PANI-1, Alfa Aesar, grade as supplied: as received,")]
    [InlineData("glass fibre separator (GFD-1, Whatman, grade as supplied: GF/D,")]
    [InlineData("Mo6S8: theoretical capacity 128.8 mA h g−1")]
    public Task Substances(string fact) => Holds("Materials", fact);

    [Theory]
    [InlineData("AlCl3 (ALCL3-1"), InlineData("MgCl2 (MGCL2-1"), InlineData("Mg(TFSI)2 (MGTFSI2-1"), InlineData("acetylene black (ACETYLENE-BLACK-1"), InlineData("Ketjen black (KETJEN-BLACK-1"), InlineData("PVDF (PVDF-1"), InlineData("PTFE (PTFE-1")]
    [InlineData("isopropanol (ISOPROPANOL-1"), InlineData("carbon paper (CARBON-PAPER-1"), InlineData("Mo foil (MO-FOIL-1"), InlineData("Mg disc (MG-DISC-1"), InlineData("Mg foil (MG-FOIL-1")]
    public async Task A_substance_without_maker_lot_and_purity_says_so(string lot)
    {
        var text = await Under("Materials");
        var at = text.IndexOf(Packed(lot), StringComparison.Ordinal);
        Assert.True(at >= 0, lot);
        Assert.Matches(Packed(@"^[^\[]*\[not recorded: supplier, lot number, purity"), text[at..]);
    }

    [Theory]
    [InlineData("is filled with argon (Methods, electrolyte)")]
    [InlineData("DOE (n = 1 batch: DOE-1) was prepared in a glovebox (GLOVEBOX-PREPARATION; argon;")]
    [InlineData("DME (5.0 mL) was dispensed. AlCl3 (2.0 mmol) was added. Mg(PFTB)2 (1.0 mmol) was added. The mixture was stirred at room temperature for 30 min, until clear. The solution was clear. MgCl2 (1.0 mmol) was added. The mixture was stirred at room temperature for 12 h, until clear and colourless. The solution was clear and colourless. Mg(TFSI)2 (1.25 mmol) was added. The mixture was stirred at [not recorded: stirring temperature] for 5 min.")]
    [InlineData("Charged per volume of DME (DOE-1): 0.40 mmol mL−1 AlCl3, 0.20 mmol mL−1 Mg(PFTB)2, 0.20 mmol mL−1 MgCl2 and 0.25 mmol mL−1 Mg(TFSI)2; magnesium in total 0.65 mmol mL−1")]
    [InlineData("(AOE-1): 0.40 mmol mL−1 AlCl3, 0.20 mmol mL−1 MgCl2 and 0.25 mmol mL−1 Mg(TFSI)2; magnesium in total 0.45 mmol mL−1")]
    [InlineData("(COE-1): 0.40 mmol mL−1 AlCl3, 0.20 mmol mL−1 Mg(PFTB)2 and 0.20 mmol mL−1 MgCl2; magnesium in total 0.40 mmol mL−1")]
    [InlineData("The planned step “Add Mg(PFTB)2” was left out; reason: The Results make AOE the baseline with Mg(TFSI)2 alone; the Methods say the reverse.")]
    [InlineData("The planned step “Add Mg(TFSI)2” was left out; reason: The Results make COE the baseline with Mg(PFTB)2 alone; the Methods say the reverse.")]
    [InlineData("AOE: does not contain Mg(TFSI)2 (Methods, electrolyte); COE: does not contain Mg(PFTB)2 (Methods, electrolyte); electrolytes: used as prepared, without purification (Methods, electrolyte)")]
    [InlineData("Dissolve AlCl3 first (2.0 mmol); Add Mg(PFTB)2 (1.0 mmol); Stir magnetically at room temperature (30 min, until clear solution)")]
    [InlineData("Deviation (15 times): Batch DOE-1 was used before its release. Reason: Used as prepared, as the Methods say; they report no release of a batch.")]
    [InlineData("baseline electrolyte: is MACC, a magnesium aluminium chloride complex; the text gives no recipe, batch or cell of it")]
    [InlineData("Water in the electrolyte: [not recorded: water content of the electrolyte].")]
    public Task Electrolytes_as_they_were_prepared(string fact) => Holds("Electrolyte preparation", fact);

    [Theory]
    [InlineData("Mo6S8 electrodes (cast) were composed of Mo6S8 70 %, acetylene black 20 % and PVDF 10 % by mass. In order: the powders were ground with isopropanol for at least 30 min; PVDF was added (solvent: [not recorded: solvent of PVDF]); the mixture was cast on carbon paper with a blade gap of [not recorded: blade gap]; the sheet was dried in vacuum at 110 °C for 12 h.")]
    [InlineData("Electrodes were cut from it (n = 21 pieces; shape: disc, size: 10 mm).")]
    [InlineData("PANI electrodes (roll-pressed) were composed of PANI 60 %, Ketjen black 30 % and PTFE 10 % by mass.")]
    [InlineData("the mixture was kneaded to a dough for [not recorded: kneading time]; the dough was roll-pressed with a gap of [not recorded: roll gap].")]
    [InlineData("PANI dough: is roll-pressed to a uniform film at a fixed gap between the rolls")]
    [InlineData("Current collector: [not recorded: current collector of the PANI electrodes]. Electrodes were cut from it (n = 6 pieces; shape: square, size: [not recorded: size of the PANI electrodes]).")]
    [InlineData("The electrodes were stored in vacuum at 60 °C until use. Declared loading of active material: 1.5 ± 0.5 mg cm−2 (kind of ± not given).")]
    [InlineData("Mg disc electrodes were cut (n = 51 pieces; shape: disc, size: [not recorded: diameter of the Mg disc], thickness: [not recorded: thickness of the Mg disc]).")]
    [InlineData("polished (n = 51 pieces) with [not recorded: abrasive] until oxide removed, surface visibly clean, and wiped with ethyl alcohol; place of polishing: [not recorded: place of polishing].")]
    public Task Electrodes(string fact) => Holds("Electrodes", fact);

    [Theory]
    [InlineData("Mg‖Mo6S8 cells (n = 21 cells: DOE n = 7 cells of DOE-1, AOE n = 7 cells of AOE-1 and COE n = 7 cells of COE-1), CR2016, were assembled in a glovebox (GLOVEBOX-ASSEMBLY; argon; H2O < 0.01 ppm, O2 < 0.01 ppm).")]
    [InlineData("Separator: Whatman GF/D, 680 µm × 17 mm; number of separators: [not recorded: number of separators]; electrolyte in each cell: 80 µL. Other parts: Mo foil on the outer side of the cathode, 50 µm × 18 mm.")]
    [InlineData("Rest before the first current: [not recorded: rest before cycling].")]
    [InlineData("Mg‖PANI cells (n = 6 cells"), InlineData("Mg‖Mg cells (n = 12 cells"), InlineData("Mg‖Mo cells (n = 6 cells")]
    [InlineData("Negative electrode: Mg disc; positive electrode: Mg disc. Separator: Whatman GF/D, 680 µm × 17 mm; number of separators: [not recorded: number of separators]; electrolyte in each cell: 80 µL. Other parts: [not recorded: other parts of the stack].")]
    [InlineData("Active area: [not recorded: area of the Mo foil, working electrode]")]
    [InlineData("glovebox in which cells are assembled: is filled with argon")]
    public Task Cells(string fact) => Holds("Cell assembly", fact);

    [Theory]
    [InlineData("Galvanostatic cycling of Mg‖Mo6S8 (n = 18 cells; LAND CT2001A, channels")]
    [InlineData("For capacity and retention at 1C, dQ/dV at the 20th cycle, programmed: 1C, 128.8 mA g−1 (1C = 128.8 mA g−1); between [not recorded: lower cutoff] and 2.5 V; first half-cycle: [not recorded: first half-cycle]; [not recorded: number of cycles] (n = 9 tests; DOE: 3, AOE: 3 and COE: 3).")]
    [InlineData("For first two cycles, profile at the 20th cycle, interphases after 20 cycles, programmed: [not recorded: current]; between [not recorded: lower cutoff] and 2.5 V;")]
    [InlineData("Completed as recorded: 1 cycle (n = 3 tests), 20 cycles (n = 6 tests) and 200 cycles (n = 9 tests). Temperature: [not recorded: temperature].")]
    [InlineData("Cyclic voltammetry of Mg‖Mo6S8 (n = 3 cells; BioLogic VMP3, channels")]
    [InlineData("cyclic voltammetry at several scan rates; scan rate [not recorded: scan rates]; between [not recorded: lower sweep limit] and [not recorded: upper sweep limit]")]
    [InlineData("Potentiostatic hold of Mg‖Mo6S8 (n = 3 cells; [not recorded: instrument and channel]).")]
    [InlineData("programmed: held at 2.5 V, 2.6 V and 2.7 V, each for [not recorded: hold time]; after 20 cycles (n = 3 tests")]
    [InlineData("For profiles and average discharge voltage at 1C, programmed: 1C, 250 mA g−1 (1C = 250 mA g−1);")]
    [InlineData("For cycling stability at 2C, programmed: 2C (1C = 250 mA g−1);")]
    [InlineData("programmed: moderate throughput; areal current [not recorded: areal current]; areal capacity [not recorded: areal capacity];")]
    [InlineData("programmed: high throughput; areal current [not recorded: areal current]; areal capacity [not recorded: areal capacity];")]
    [InlineData("For exchange current density by Equation (1) of the manuscript: i = i0 (F/RT)(η/2), η the total overpotential, programmed: rate test;")]
    [InlineData("exchange current density: calculated by Equation (1): i = i0 (F/RT)(η/2), with η the total overpotential (Methods")]
    [InlineData("Cyclic voltammetry of Mg‖Mo (n = 3 cells; BioLogic VMP3, channels 2, 5, 8). Working lead on Mo foil, counter lead on Mg foil, reference: Mg foil, counter and reference in one. For kinetics and reversibility of plating and stripping, programmed: scan rate 20 mV s−1; between [not recorded: lower sweep limit] and [not recorded: upper sweep limit];")]
    [InlineData("Linear sweep voltammetry of Mg‖Mo (n = 3 cells; BioLogic VMP3, channels 3, 6, 9).")]
    [InlineData("programmed: scan rate 10 mV s−1;")]
    public Task Tests(string fact) => Holds("Electrochemical tests", fact);

    [Theory]
    [InlineData("after 1 cycle, negative electrode and positive electrode of Mg‖Mo6S8 (n = 3 cells; XRD)")]
    [InlineData("after 20 cycles, negative electrode of Mg‖Mg (n = 3 cells; TOF-SIMS)")]
    [InlineData("after 20 cycles, negative electrode and positive electrode of Mg‖Mo6S8 (n = 3 cells; TEM and XPS)")]
    [InlineData("after 200 cycles, negative electrode of Mg‖Mo6S8 (n = 3 cells; SEM)")]
    [InlineData("The cells were opened in a glovebox (GLOVEBOX-HARVEST; argon; H2O [not recorded: water reading], O2 [not recorded: oxygen reading]), without exposure to air.")]
    [InlineData("glovebox in which cells are opened: is filled with argon")]
    [InlineData("At opening: [not recorded: state of charge], last half-cycle [not recorded: last half-cycle].")]
    [InlineData("The parts were rinsed 3 times with DME [not recorded: lot and grade of the rinse] ([not recorded: rinse volume] each), dried at 60 °C for 2 h (GLOVEBOX-HARVEST). They were transferred under argon to:")]
    public Task Harvest(string fact) => Holds("Harvest", fact);

    [Theory]
    [InlineData("Raman spectroscopy: HORIBA Scientific LabRAM HR Evolution (n = 3 measurements). On the electrolyte (DOE, AOE and COE) (n = 3 specimens): excitation wavelength 532 nm.")]
    [InlineData("Infrared spectroscopy (FTIR): Thermo Scientific Nicolet iS50 (n = 3 measurements). On the electrolyte (DOE, AOE and COE) (n = 3 specimens): mode diffuse reflectance.")]
    [InlineData("NMR spectroscopy: Bruker 400 MHz (n = 3 measurements). On the electrolyte (DOE, AOE and COE) (n = 3 specimens): frequency 400 MHz, nucleus 19F, solvent DMSO-d6.")]
    [InlineData("Transmission electron microscopy (TEM): [not recorded: maker] JEM-F200 (n = 6 measurements).")]
    [InlineData("accelerating voltage 200 kV. Preparation: [not recorded: preparation of the TEM specimens].")]
    [InlineData("X-ray photoelectron spectroscopy (XPS): Thermo Fisher Scientific K-Alpha (n = 8 measurements).")]
    [InlineData("On the positive electrode of Mg‖Mo6S8 (DOE and COE) (n = 2 specimens): source monochromatic Al Kα, sputter ion Ar+, sputter voltage 4 kV, sputter current 140 µA, sputter area 3 mm × 3 mm, sputter rate 10 nm min−1, sputter reference Ta2O5, sputter time 120 s.")]
    [InlineData("The profile XPS-DOE-CEI-PROFILE reaches 20 nm, Ta2O5-equivalent.")]
    [InlineData("Energies were set by C 1s at 284.8 eV (n = 8 measurements).")]
    [InlineData("TOF-SIMS: ULVAC-PHI NanoTOF 3 (n = 3 measurements). On the negative electrode of Mg‖Mg (DOE, AOE and COE) (n = 3 specimens): mode surface analysis and depth profile. Other settings: [not recorded: primary ion, polarity].")]
    [InlineData("X-ray diffraction (XRD): Bruker D2 Advance (n = 6 measurements).")]
    [InlineData("radiation Cu Kα.")]
    [InlineData("Scanning electron microscopy (SEM): CIQTEK FESEM4000X (n = 3 measurements). On the negative electrode of Mg‖Mo6S8 (DOE, AOE and COE) (n = 3 specimens): magnification 6000 and 500.")]
    public Task Instruments(string fact) => Holds("Characterization", fact);

    [Theory]
    [InlineData("Gaussian, version [not recorded: version of the program]; B3LYP, 6-31G(d). Calculated: geometry optimisation (converged), frequencies (no imaginary frequency).")]
    [InlineData("HOMO −3.31 eV of PFTB− (Results")]
    [InlineData("LUMO −3.09 eV of TFSI− (Results")]
    [InlineData("LUMO −3.09 eV of Mg(TFSI)2 (Caption of Figure 2b")]
    [InlineData("Mg(TFSI)2 and Mg(PFTB)2 (ESP-SALTS): [not recorded: program]")]
    [InlineData("VASP, version [not recorded: version of the program]; PBE + D3, PAW, 450 eV. Settings: optimiser force-based conjugate gradient, layers 4, fixed lower layers 2, supercell p(3 × 3), k-points 3 × 3 × 1 Monkhorst-Pack. Model: [not recorded: facet of the slab, vacuum of the slab]. Calculated: adsorption geometry optimisation.")]
    public Task Computation(string fact) => Holds("Computation", fact);

    [Theory]
    [InlineData("Data treatment", "Theoretical capacities count 4 electrons per Mo6S8: 128.8 mA h g−1")]
    [InlineData("Data treatment", "no reference cycle was declared")]
    [InlineData("Statistics", "Study MO6S8-1C (Mg‖Mo6S8 at 1C in three electrolytes): DOE n = 3 cells, 0 excluded (n = 1 batch, n = 1 sheet);")]
    [InlineData("Statistics", "DOE (baseline with Mg(TFSI)2 and Mg(PFTB)2); AOE (control; baseline with Mg(TFSI)2 alone); COE (control; baseline with Mg(PFTB)2 alone).")]
    [InlineData("Statistics", "Planned: [not recorded: planned number of cells].")]
    [InlineData("Statistics", "Exclusion: [not recorded: exclusion criterion].")]
    public Task What_is_counted(string heading, string fact) => Holds(heading, fact);

    private async Task Holds(string heading, string fact) => Assert.Contains(Packed(fact), await Under(heading), StringComparison.Ordinal);

    private static readonly string[] Headings =
        ["Materials", "Electrolyte preparation", "Electrodes", "Cell assembly", "Electrochemical tests", "Harvest", "Characterization", "Computation", "Data treatment", "Statistics", "Supplementary tables"];

    /// <summary>The text under a heading of Methods without any space: where a line of a page ends is of no matter.</summary>
    private async Task<string> Under(string heading)
    {
        var built = (await Example.Says("report", "build", "methods-si", "--manuscript", "MANUSCRIPT-1")).Done().Out;
        var lines = (await Pdf.Text(PdfFile().Match(built).Groups[1].Value)).Split('\n').Where(l => !Furniture().IsMatch(l)).Select(l => l.Trim()).SkipWhile(l => l != "Methods").ToList();
        lines = lines.GetRange(lines.LastIndexOf("Methods"), lines.Count - lines.LastIndexOf("Methods"));
        return Packed(string.Concat(lines.SkipWhile(l => l != heading).Skip(1).TakeWhile(l => !Headings.Contains(l))));
    }

    private static string Packed(string text) => Space().Replace(text, string.Empty);

    [GeneratedRegex(@"PDF:\s+(.+?\.pdf)\s*$", RegexOptions.Multiline)]
    private static partial Regex PdfFile();

    /// <summary>What stands at the head and the foot of each page.</summary>
    [GeneratedRegex(@"^\s*(mgp .* ledger position .*|SIMULATED DATA|Methods and Supplementary Information|page \d+ of \d+)\s*$")]
    private static partial Regex Furniture();

    [GeneratedRegex(@"[\s\u00AD\u00A0\u202F]+")]
    private static partial Regex Space();
}
