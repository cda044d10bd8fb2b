using System.Text.Json.Serialization;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Watching;

/// <summary>What became of a file of the folder.</summary>
internal abstract record FileOutcome(string File)
{
    /// <param name="Because">Why it belongs to that run.</param>
    /// <param name="IsNewer">A file of that name had been attached to the run before: the test went on.</param>
    internal sealed record Attached(string File, string Run, string Sha256, string Because, bool IsNewer, IReadOnlyList<string> Deviations) : FileOutcome(File);

    /// <summary>Its bytes, or readings like its own, were attached before.</summary>
    internal sealed record Known(string File, Refusal Why) : FileOutcome(File)
    {
        public const string SameBytes = "watch.same-bytes";

        /// <summary>EC-Lab writes a file anew when somebody exports it: other bytes, the same readings.</summary>
        public const string SameReadings = "watch.same-readings";
    }

    /// <summary>Of no instrument, or named by no rule.</summary>
    internal sealed record Ignored(string File, Refusal Why) : FileOutcome(File);

    /// <summary>Still being written.</summary>
    internal sealed record Waiting(string File, Refusal Why) : FileOutcome(File);

    /// <summary>Finished, and not attached.</summary>
    internal sealed record NotAttached(string File, Refusal Why) : FileOutcome(File)
    {
        /// <summary>What is needed to look for its run again without opening it; null where the run is not what is missing.</summary>
        [JsonIgnore]
        public Readings? AwaitsRun { get; init; }

        /// <summary>It may be attached later though nobody changes it.</summary>
        [JsonIgnore]
        public bool MayPass { get; init; }
    }
}

/// <param name="Channel">On which they were taken; null where the file does not say.</param>
internal sealed record Readings(string? Channel);
