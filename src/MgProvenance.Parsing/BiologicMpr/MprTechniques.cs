namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>Technique ids of the settings module (source: yadg).</summary>
internal static class MprTechniques
{
    public static string? Name(byte id) => id switch
    {
        0x04 or 0x77 => "GCPL",
        0x06 or 0x30 => "CV",
        0x0B => "OCV",
        0x16 => "MP",
        0x18 => "CA",
        0x19 => "CP",
        0x1C => "WAIT",
        0x1D => "PEIS",
        0x1E => "GEIS",
        0x32 => "ZIR",
        0x33 => "CVA",
        0x6C => "LSV",
        0x75 => "CoV",
        0x76 => "CoC",
        0x7F => "MB",
        0x88 => "BCD",
        _ => null,
    };
}
