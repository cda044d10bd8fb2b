namespace MgProvenance.Storage.Tests.Jobs;

/// <summary>A clock that the test sets; whole seconds, which PostgreSQL keeps.</summary>
internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public void Pass(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
