using System.Globalization;

namespace MgProvenance.Integration.Tests;

/// <summary>What campaigns have in common.</summary>
internal static class Campaigns
{
    /// <summary>Name of the collection of all of them: each takes the whole machine.</summary>
    public const string InTurns = "campaigns";

    /// <summary>How long a campaign runs: a few seconds in CI, as long as <c>MGP_CAMPAIGN_SECONDS</c> says otherwise.</summary>
    public static TimeSpan TimeOrElse(int seconds) =>
        TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("MGP_CAMPAIGN_SECONDS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : seconds);
}
