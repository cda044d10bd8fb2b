using System.Text.Json;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>Names as the keys of a definition write them.</summary>
internal static class CamelCase
{
    public static string Of(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
