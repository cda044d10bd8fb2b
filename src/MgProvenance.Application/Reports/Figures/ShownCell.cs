using MgProvenance.Application.Comparisons;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>The cell that a panel shows of its group.</summary>
/// <param name="Quantity">It is nearest to the group's median of this quantity; null where it is the only one, or where no quantity decides and it is the first by label.</param>
internal sealed record ShownCell(TestedGroup Group, TestedCell Cell, string? Quantity)
{
    /// <summary>Keys of the discharge capacity at the reference cycle, which has the second where it is the first cycle.</summary>
    public static IReadOnlyList<string> ByCapacity { get; } = ["cycling.reference-discharge", "cycling.first-discharge"];

    /// <summary>One cell of each group.</summary>
    /// <param name="preferred">Keys of the quantity that decides where it is there; otherwise the first of the test that names a representative does.</param>
    public static async Task<IReadOnlyList<ShownCell>> Of(ReportScope scope, FigureTest test, IReadOnlyList<string> preferred, CancellationToken cancellation)
    {
        var compared = (await scope.Compared(test.Study, cancellation).ConfigureAwait(false)).Tests.First(t => t.Name == test.Name);
        var quantities = compared.Quantities.OrderByDescending(q => preferred.Contains(q.Key)).ToList();
        return [.. test.Groups.Select(g => Of(g, quantities))];
    }

    /// <summary>“DOE, C1 (of n = 3)”.</summary>
    public string Sentence => $"{Group.Name}, {Cell.Cell.Label} ({(Group.Cells.Count == 1 ? string.Empty : "of ")}{FigureText.N(Group.Cells.Count)})";

    /// <summary>Why these cells and not others; nothing where every group has one.</summary>
    public static string Why(IReadOnlyList<ShownCell> shown)
    {
        var chosen = shown.Where(s => s.Group.Cells.Count > 1).ToList();
        if (chosen.Count == 0) return string.Empty;
        var quantities = chosen.Select(s => s.Quantity).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return quantities.Count == 0
            ? " Of several cells the first by label is shown."
            : $" Of several cells the one nearest to its group's median is shown ({string.Join("; ", quantities.Select(q => char.ToLowerInvariant(q[0]) + q[1..]))}).";
    }

    private static ShownCell Of(TestedGroup group, IEnumerable<ComparedQuantity> quantities)
    {
        var first = group.Cells[0];
        if (group.Cells.Count == 1) return new(group, first, null);
        foreach (var quantity in quantities)
        {
            var label = quantity.Groups.FirstOrDefault(g => g.Group == group.Name)?.Representative;
            if (label is not null && group.Cells.FirstOrDefault(c => c.Cell.Label == label) is { } cell) return new(group, cell, quantity.Name);
        }

        return new(group, first, null);
    }
}
