using MgProvenance.Application.People;
using MgProvenance.Domain.Kernel;
using Npgsql;

namespace MgProvenance.Storage.People;

/// <summary>Names of persons in <c>mgp.person_profile</c>.</summary>
public sealed class NpgsqlPersonProfiles(NpgsqlDataSource database) : IPersonProfiles
{
    public async Task Keep(PersonId person, string name, byte[] salt, CancellationToken cancellation)
    {
        await using var insert = database.CreateCommand("insert into mgp.person_profile (person_id, name, salt) values ($1, $2, $3) on conflict do nothing");
        insert.Parameters.Add(new() { Value = person.Value });
        insert.Parameters.Add(new() { Value = name });
        insert.Parameters.Add(new() { Value = salt });
        await insert.ExecuteNonQueryAsync(cancellation);
    }
}
