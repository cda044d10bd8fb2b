using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.People;

/// <summary>Erasable names of persons, outside the log.</summary>
public interface IPersonProfiles
{
    /// <summary>Keeps a name with the salt of its commitment; a profile that exists already stays.</summary>
    Task Keep(PersonId person, string name, byte[] salt, CancellationToken cancellation);
}
