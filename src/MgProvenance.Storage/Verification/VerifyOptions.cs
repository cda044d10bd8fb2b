using MgProvenance.Integrity.Notes;

namespace MgProvenance.Storage.Verification;

/// <summary>A signed checkpoint as it was found outside the notebook.</summary>
/// <param name="Place">Where: a file's path, for the sentence of a fault.</param>
/// <param name="Note">The whole signed note.</param>
public sealed record CheckpointNote(string Place, string Note);

/// <summary>What a verification may compare the database with. What is null is not there, and the report says what that costs.</summary>
public sealed record VerifyOptions
{
    /// <summary>The folder that holds <c>raw/</c>; null leaves raw files unchecked.</summary>
    public string? NotebookFolder { get; init; }

    /// <summary>The log's public key, from outside the notebook. Null: the notebook's own word is taken, which whoever rewrote it could rewrite too.</summary>
    public VerifierKey? LogKey { get; init; }

    /// <summary>The log's name in its checkpoints; null: the notebook's own word is taken.</summary>
    public string? Origin { get; init; }

    /// <summary>
    /// The checkpoints kept outside the notebook, in any order. Read before the database is looked at, so that a checkpoint made meanwhile
    /// is never taken for one that the database lost.
    /// </summary>
    public Func<CancellationToken, IAsyncEnumerable<CheckpointNote>>? SecondCopy { get; init; }

    /// <summary>Most faults and most notices that are kept; more are counted.</summary>
    public int Kept { get; init; } = 1000;
}
