using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits;

/// <summary>A file of settings that is one record.</summary>
internal static class SettingsFile
{
    /// <param name="code">Of the refusal.</param>
    /// <param name="what">The file holds, for a sentence.</param>
    /// <exception cref="MalformedValueException">It is no such record.</exception>
    public static T Read<T>(byte[] json, string code, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, KernelJson.Options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new MalformedValueException(code, $"{what} cannot be read: {e.Message}");
        }
    }
}
