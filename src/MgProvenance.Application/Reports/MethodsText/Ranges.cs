using System.Globalization;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>Channels as they are listed: numbers in order and in ranges, other names as they are.</summary>
internal static class Ranges
{
    private const int Shortest = 3;

    public static string Of(IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        var numbers = all.Where(IsNumber).Select(n => int.Parse(n, CultureInfo.InvariantCulture)).Order().ToList();
        var parts = new List<string>();
        for (var i = 0; i < numbers.Count;)
        {
            var end = i;
            while (end + 1 < numbers.Count && numbers[end + 1] == numbers[end] + 1) end++;
            if (end - i + 1 >= Shortest) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{numbers[i]}–{numbers[end]}"));
            else parts.AddRange(numbers[i..(end + 1)].Select(n => n.ToString(CultureInfo.InvariantCulture)));
            i = end + 1;
        }

        return string.Join(", ", parts.Concat(all.Where(n => !IsNumber(n)).Order(StringComparer.Ordinal)));
    }

    private static bool IsNumber(string name) => name.Length is > 0 and < 9 && name.All(char.IsAsciiDigit) && (name[0] != '0' || name.Length == 1);
}
