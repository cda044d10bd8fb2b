using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>How exactly a value is written: 0.25 says no more than 0.245 to 0.255.</summary>
internal static class Written
{
    private const decimal Half = 0.5m;

    /// <summary>Whether a recorded value, in the unit of the stated one, is what was written, rounded as it was written.</summary>
    public static bool Covers(this AnyQuantity stated, decimal recorded) => Math.Abs(stated.Value - recorded) <= stated.HalfOfLastDigit();

    public static decimal HalfOfLastDigit(this AnyQuantity stated) => Half * new decimal(1, 0, 0, isNegative: false, stated.Value.Scale);
}
