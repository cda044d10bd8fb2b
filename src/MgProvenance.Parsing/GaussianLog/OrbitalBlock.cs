using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.GaussianLog;

/// <summary>The eigenvalues of one population analysis: the highest occupied and the lowest virtual orbital of each spin, in the order in which the program lists them.</summary>
internal sealed class OrbitalBlock
{
    private const int CellWidth = 10;   // F10.5: numbers below -99.99999 touch their neighbour

    private readonly Spin _alpha = new(), _beta = new();

    private sealed class Spin
    {
        public (decimal Value, int Line)? LastOccupied { get; set; }

        public (decimal Value, int Line)? FirstVirtual { get; set; }

        /// <summary>False while more occupied orbitals may follow.</summary>
        public bool OccupiedIsWhole { get; set; }
    }

    public int Line { get; private init; }

    public static OrbitalBlock StartingAt(int line) => new() { Line = line };

    public static bool IsRow(ReadOnlySpan<byte> line) => (line.StartsWith(" Alpha "u8) || line.StartsWith("  Beta "u8)) && line.IndexOf(" eigenvalues --"u8) > 0;

    /// <summary>The line after the block: every list is complete.</summary>
    public void Close() => _alpha.OccupiedIsWhole = _beta.OccupiedIsWhole = true;

    public void Take(ReadOnlySpan<byte> line, int number, FindingList findings)
    {
        var spin = line.StartsWith(" Alpha"u8) ? _alpha : _beta;
        if (spin == _beta) _alpha.OccupiedIsWhole = true;
        var isVirtual = line.IndexOf("virt."u8) > 0;
        if (isVirtual) spin.OccupiedIsWhole = true;
        var cells = line[(line.IndexOf("--"u8) + 2)..];
        if (!cells.IsEmpty) cells = cells[1..];   // one blank before the first cell
        for (; !cells.IsEmpty; cells = cells[Math.Min(CellWidth, cells.Length)..])
        {
            if (cells.Length < CellWidth || Decimals.Whole(cells[..CellWidth]) is not { } value)
            {
                findings.Error("gaussian.eigenvalue", FindingList.AtLine(number), $"An orbital energy cannot be read.", "a number 10 characters wide", System.Text.Encoding.ASCII.GetString(cells[..Math.Min(CellWidth, cells.Length)]));
                return;
            }

            if (!isVirtual) spin.LastOccupied = (value, number);
            else spin.FirstVirtual ??= (value, number);
        }
    }

    /// <summary>Orbital energies; without “alpha” where both spins share their orbitals.</summary>
    public IEnumerable<FoundEnergy> Energies()
    {
        var closedShell = _beta.LastOccupied is null && _beta.FirstVirtual is null;
        return [.. Of(_alpha, closedShell ? string.Empty : "alpha "), .. Of(_beta, "beta ")];
    }

    private static IEnumerable<FoundEnergy> Of(Spin spin, string lead)
    {
        if (spin is { LastOccupied: var (homo, homoLine), OccupiedIsWhole: true }) yield return new FoundEnergy($"{lead}HOMO", Hartree.ToElectronVolts(homo), FindingList.AtLine(homoLine));
        if (spin.FirstVirtual is var (lumo, lumoLine)) yield return new FoundEnergy($"{lead}LUMO", Hartree.ToElectronVolts(lumo), FindingList.AtLine(lumoLine));
    }
}
