using MgProvenance.Integrity.Notes;
using MgProvenance.Storage.Ledger;

namespace MgProvenance.Storage.Verification;

/// <summary>What a verification may compare the database with. What is null is not looked at, and the report says what that costs.</summary>
public sealed record VerifyOptions
{
    /// <summary>The folder that holds <c>raw/</c>; null leaves raw files unchecked.</summary>
    public string? NotebookFolder { get; init; }

    /// <summary>Where the second copy of the checkpoints and the log's key lie.</summary>
    public LogFolders? Folders { get; init; }

    /// <summary>
    /// The log's public key, known from elsewhere. Null: that of the key file in <see cref="Folders"/>, else the notebook's own word,
    /// which whoever rewrote the notebook could rewrite too.
    /// </summary>
    public VerifierKey? LogKey { get; init; }

    /// <summary>Most faults and most notices that are kept; more are counted.</summary>
    public int Kept { get; init; } = 1000;
}
