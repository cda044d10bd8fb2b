namespace MgProvenance.Analysis.Simulation;

/// <summary>
/// PCG-XSH-RR 64/32 (O'Neill, HMC-CS-2014-0905): a small generator of our own, because the sequence of <c>System.Random</c> is not promised
/// to stay the same from one runtime to the next.
/// </summary>
public sealed class Pcg32
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong _increment;
    private ulong _state;

    public Pcg32(ulong seed, ulong sequence)
    {
        _increment = (sequence << 1) | 1;
        _ = NextUInt();
        _state += seed;
        _ = NextUInt();
    }

    public uint NextUInt()
    {
        var old = _state;
        _state = unchecked((old * Multiplier) + _increment);
        var mixed = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(mixed, (int)(old >> 59));
    }

    /// <summary>Nearly normal, mean 0, s.d. 1, within ±6: the sum of twelve uniform numbers less six. Additions only, so the digits are the same on every machine.</summary>
    public double NextNormal()
    {
        var sum = 0.0;
        for (var i = 0; i < 12; i++) sum += (NextUInt() + 0.5) / 4294967296.0;
        return sum - 6;
    }
}
