using MgProvenance.Application.Events;

namespace MgProvenance.Application.Jobs;

/// <summary>Work that follows from recorded events. Jobs are asked for again whenever a stream grows; their keys keep them from being done twice.</summary>
public interface IJobCause
{
    /// <summary>Stable name. A new name is asked about all events from the first on.</summary>
    string Name { get; }

    /// <summary>Whether streams of this type cause jobs.</summary>
    bool Follows(string streamType);

    IEnumerable<NewJob> Jobs(RecordedStream stream);
}
