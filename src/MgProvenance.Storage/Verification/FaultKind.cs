namespace MgProvenance.Storage.Verification;

public enum FaultKind
{
    /// <summary>A row of <c>mt_events</c> does not hold what its leaf holds.</summary>
    EventAltered,

    /// <summary>A leaf without its row.</summary>
    EventDeleted,

    /// <summary>A row that was written past the ledger's trigger.</summary>
    EventWithoutLeaf,

    /// <summary>An event has a binary body, which no leaf covers.</summary>
    BinaryBody,

    /// <summary>An index was given out, and its leaf is gone.</summary>
    LeafMissing,

    /// <summary>A leaf that cannot be decoded or belongs to another event than its row says.</summary>
    LeafDamaged,

    /// <summary>A leaf does not have the hash under which it was sealed.</summary>
    LeafRewritten,

    /// <summary>A leaf is neither sealed nor waiting for it, or both, or waits without being there.</summary>
    SealingWrong,

    /// <summary>The indices of the ledger are not 0, 1, 2, …</summary>
    IndexGap,

    /// <summary>Size, root or frontier of the head are not those of the sealed hashes.</summary>
    HeadWrong,

    /// <summary>The sealed hashes do not give the root that a checkpoint signed.</summary>
    TreeRewritten,

    /// <summary>A checkpoint covers more events than there are.</summary>
    TailCut,

    /// <summary>The log's key did not sign this checkpoint, or it stands for another one.</summary>
    CheckpointForged,

    /// <summary>A checkpoint of the second copy is not in the notebook.</summary>
    CheckpointMissing,

    /// <summary>Two checkpoints of one size have two roots.</summary>
    CheckpointsDisagree,

    /// <summary>The notebook names another log or another key than the one known outside it.</summary>
    LogChanged,

    /// <summary>The versions of a stream are not 1, 2, 3, …</summary>
    VersionGap,

    /// <summary>A row of <c>mt_streams</c> has not the version of the stream's last event.</summary>
    StreamVersion,

    /// <summary>Events or labels of a stream that has no row.</summary>
    StreamMissing,

    RawFileMissing,

    RawFileAltered,

    /// <summary>A trigger or function that protects the ledger is missing, switched off or another one.</summary>
    GuardWrong,

    /// <summary>The application role may do more than it was granted.</summary>
    RightsWidened,

    /// <summary>The database itself cannot read what it stored.</summary>
    Unreadable,
}

public enum NoticeKind
{
    /// <summary>A stream holds an event of a type that this program does not know: nothing is concluded from it.</summary>
    Quarantined,

    /// <summary>A column of an event that no leaf covers differs from what the program writes.</summary>
    Uncovered,

    /// <summary>A raw file that no event names.</summary>
    OrphanedFile,

    /// <summary>The second copy of the checkpoints is absent or behind the notebook.</summary>
    SecondCopyBehind,

    /// <summary>The key that verified the checkpoints came from the notebook itself.</summary>
    KeyFromNotebook,

    /// <summary>A trigger that is not ours stands on a table of the ledger.</summary>
    ForeignTrigger,
}
