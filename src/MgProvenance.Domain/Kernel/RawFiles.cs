namespace MgProvenance.Domain.Kernel;

/// <summary>An event that names a raw file which the notebook keeps.</summary>
public interface INamesRawFile : IEvent
{
    /// <summary>SHA-256 of the file's bytes, 64 lower-case hex digits.</summary>
    string Sha256 { get; }

    /// <summary>SHA-256 of all files that the event names; most name one.</summary>
    IEnumerable<string> RawFiles() => [Sha256];
}
