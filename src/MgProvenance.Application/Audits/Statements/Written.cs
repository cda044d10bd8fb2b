using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>How exactly a value is written: 0.25 says no more than 0.245 to 0.255, and 680 no more than that it is nearer to it than to 670 and 690. A number of things is exact.</summary>
internal static class Written
{
    private const decimal Half = 0.5m;
    private const decimal Ten = 10m;

    /// <summary>Whether a recorded value, in the unit of the stated one, is what was written, rounded as it was written.</summary>
    public static bool Covers(this AnyQuantity stated, decimal recorded) =>
        stated.Value == recorded || (stated.EndsInZero() ? Math.Abs(stated.Value - recorded) < stated.HalfOfLastDigit() : Math.Abs(stated.Value - recorded) <= stated.HalfOfLastDigit());

    public static decimal HalfOfLastDigit(this AnyQuantity stated) => stated.Unit == "1" ? 0 : Half * (stated.EndsInZero() ? Ten : new decimal(1, 0, 0, isNegative: false, stated.Value.Scale));

    private static bool EndsInZero(this AnyQuantity stated) => stated.Value.Scale == 0 && stated.Value != 0 && stated.Value % Ten == 0;
}
