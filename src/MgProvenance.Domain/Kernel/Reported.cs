using System.Globalization;

namespace MgProvenance.Domain.Kernel;

/// <summary>How a reported value is to be read.</summary>
public enum Form
{
    /// <summary>As written.</summary>
    Exact,

    /// <summary>Around this value.</summary>
    About,

    /// <summary>Censored: less than this value, the value itself unknown.</summary>
    Below,

    /// <summary>This value or less.</summary>
    AtMost,

    /// <summary>More than this value.</summary>
    Above,

    /// <summary>This value or more.</summary>
    AtLeast,

    /// <summary>Between two values.</summary>
    Range,

    /// <summary>“±” whose kind was not given: never to be read as a standard deviation.</summary>
    PlusMinus,
}

/// <summary>A quantity in the form in which it was reported; <see cref="Other"/> is the upper end of a range, or what follows “±”.</summary>
public sealed record Reported<TKind>
    where TKind : IKind
{
    public Reported(Form form, Quantity<TKind> value, Quantity<TKind>? other = null)
    {
        if (other is null == form is Form.Range or Form.PlusMinus)
        {
            throw new MalformedValueException("quantity.form", $"A {TKind.Name} of the form {form} needs {(other is null ? "two values" : "one value")}.");
        }

        if (other is { } second && second.Unit != value.Unit)
        {
            throw new MalformedValueException("quantity.form", $"{value} and {second} have different units.");
        }

        if (form == Form.Range && other!.Value.Value < value.Value)
        {
            throw new MalformedValueException("quantity.range", $"The range {value} to {other} runs backwards.");
        }

        Form = form;
        Value = value;
        Other = other;
    }

    public Form Form { get; }

    public Quantity<TKind> Value { get; }

    public Quantity<TKind>? Other { get; }

    public static implicit operator Reported<TKind>(Quantity<TKind> exact) => new(Form.Exact, exact);

    public override string ToString() => Form switch
    {
        Form.Exact => Value.ToString(),
        Form.About => $"~{Value}",
        Form.Below => $"< {Value}",
        Form.AtMost => $"<= {Value}",
        Form.Above => $"> {Value}",
        Form.AtLeast => $">= {Value}",
        Form.Range => string.Create(CultureInfo.InvariantCulture, $"{Value.ValueText}..{Other!.Value.ValueText} {Value.Unit}"),
        Form.PlusMinus => string.Create(CultureInfo.InvariantCulture, $"{Value.ValueText} ± {Other!.Value.ValueText} {Value.Unit}"),
        _ => throw new InvalidOperationException($"No text for the form {Form}."),
    };
}
