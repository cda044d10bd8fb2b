using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MgProvenance.Application.Events;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Projections;

/// <summary>Results of derivations in <c>mgp.derived</c>.</summary>
public sealed class NpgsqlDerivedResults(NpgsqlDataSource database) : IDerivedResults
{
    public async Task<string?> Find(DerivationKey key, CancellationToken cancellation)
    {
        await using var find = database.CreateCommand("select result from mgp.derived where key = $1");
        find.Parameters.Add(new() { Value = DigestOf(key), NpgsqlDbType = NpgsqlDbType.Bytea });
        return await find.ExecuteScalarAsync(cancellation) as string;
    }

    public async Task<IReadOnlyDictionary<DerivationKey, string>> Find(IReadOnlyCollection<DerivationKey> keys, CancellationToken cancellation)
    {
        var asked = keys.Distinct().ToList();
        await using var find = database.CreateCommand("select a.place, d.result from unnest($1) with ordinality as a(key, place) join mgp.derived d on d.key = a.key");
        find.Parameters.Add(new() { Value = asked.Select(DigestOf).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        var found = new Dictionary<DerivationKey, string>();
        await using var rows = await find.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) found[asked[(int)rows.GetInt64(0) - 1]] = rows.GetString(1);
        return found;
    }

    public async Task Keep(DerivationKey key, string json, CancellationToken cancellation)
    {
        await using var keep = database.CreateCommand(
            "insert into mgp.derived (key, raw_sha256, parser, method, parameters, result) values ($1, $2, $3, $4, $5, $6) on conflict do nothing");
        keep.Parameters.Add(new() { Value = DigestOf(key), NpgsqlDbType = NpgsqlDbType.Bytea });
        foreach (var text in new[] { key.RawSha256, key.Parser, key.Method, key.Parameters, json }) keep.Parameters.Add(new() { Value = text });
        await keep.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>SHA-256 of the four texts, each after its length, so that no two keys run together.</summary>
    private static byte[] DigestOf(DerivationKey key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var text in new[] { key.RawSha256, key.Parser, key.Method, key.Parameters })
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
