namespace MgProvenance.Parsing;

/// <summary>How much a finding costs: <see cref="Fatal"/> stops the file, <see cref="Error"/> means that something in it could not be read.</summary>
public enum Severity { Info, Warning, Error, Fatal }

/// <summary>What a reader noticed in a file. Readers never repair and never invent: they say what they saw, and where.</summary>
/// <param name="Rule">Stable name of the rule, for example <c>mpr.record-length</c>.</param>
/// <param name="Severity">How much it costs.</param>
/// <param name="Place"><c>line 12</c>, <c>byte 0x1A3</c>, <c>column &lt;I&gt;/mA</c> or <c>file</c>.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Expected">What the rule asks for, where that can be said in a few words.</param>
/// <param name="Found">What was there instead.</param>
public sealed record Finding(string Rule, Severity Severity, string Place, string Message, string? Expected = null, string? Found = null);
