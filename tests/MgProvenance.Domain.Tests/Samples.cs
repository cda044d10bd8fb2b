using System.Collections.Concurrent;
using System.Reflection;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests;

/// <summary>Instances of any event or command, from its constructor: with every member known, or by chance with valid values and unknowns.</summary>
internal sealed class Samples
{
    private static readonly string[] Texts = ["Mo6S8", "carbon paper", "Mg(TFSI)₂ · “dry”", "\\ / < > & '", "Grünlich"];
    private static readonly string[] Times = ["2026-03-02T09:15+01:00", "2026-03-02T09:15:07-05:30", "2026-03-02+01:00"];
    private static readonly ConcurrentDictionary<Type, (ConstructorInfo Constructor, (Type Type, string Name, bool Nullable)[] Parameters)> Constructors = new();
    private readonly Random? chance;

    private Samples(Random? chance) => this.chance = chance;

    /// <summary>Every member known, the same each time.</summary>
    public static Samples Full { get; } = new(null);

    public static Samples By(int seed) => new(new Random(seed));

    public T Of<T>() => (T)Of(typeof(T));

    public object Of(Type type) => Value(type, type.Name);

    private object Value(Type type, string name) => type switch
    {
        _ when type == typeof(string) => Text(name),
        _ when type == typeof(int) => Pick(1, 2, 40),
        _ when type == typeof(long) => Pick(46_000L, 1L, 5_000_000_000L),
        _ when type == typeof(decimal) => Pick(0.05m, 0.020m, 1m),
        _ when type == typeof(bool) => Pick(true, false),
        _ when type == typeof(DateOnly) => Pick(new DateOnly(2026, 3, 2), new DateOnly(2028, 2, 29)),
        _ when type == typeof(BenchTime) => BenchTime.Parse(Pick(Times)),
        _ when type == typeof(IEvent) => Of<Domain.Electrodes.PieceWeighed>(),
        _ when type == typeof(Label) => new Label(Pick("P01", "DOE-2026-014", "电池 7")),
        _ when type == typeof(AnyQuantity) => Pick(new AnyQuantity(2.50m, "mmol"), new AnyQuantity(80m, "uL")),
        _ when type.IsEnum => Pick(type.GetEnumValues().Cast<object>().ToArray()),
        _ when type.IsValueType && type.GetProperty("Subject", BindingFlags.Public | BindingFlags.Static) is not null => Id(type, name),
        _ when Is(type, typeof(Quantity<>)) => Invoke(nameof(Exact), type),
        _ when Is(type, typeof(Reported<>)) => Invoke(nameof(AnyForm), type),
        _ when Is(type, typeof(IReadOnlyList<>)) => List(type.GetGenericArguments()[0], name),
        _ => Construct(type),
    };

    private string Text(string name) => name switch
    {
        "Sha256" or "PrimaryDigest" or "NameCommitment" => Pick(Ids.Digest, Ids.OtherDigest),
        _ when name.EndsWith("Sha256", StringComparison.Ordinal) => Pick(Ids.Digest, Ids.OtherDigest),
        "Formula" => Pick("MgCl2·6H2O", "Mg(N(SO2CF3)2)2", "C4H10O2"),
        "Process" => Pick("cast", "roll-pressed"),
        "Shape" => Pick("disc", "square"),
        "Role" => Pick("active", "carbon", "binder"),
        "TimeZone" => Pick("Europe/Berlin", "Asia/Shanghai"),
        _ => Pick(Texts),
    };

    private static object Id(Type type, string name) =>
        typeof(Ids).GetField(name)?.GetValue(null) is { } known && known.GetType() == type
            ? known
            : typeof(Ids).GetFields().Select(f => f.GetValue(null)!).First(v => v.GetType() == type);

    private Quantity<TKind> Exact<TKind>()
        where TKind : IKind => new(Pick(1.50m, 0.80m, 1m), Pick(TKind.Units.Keys.ToArray()));

    private Reported<TKind> AnyForm<TKind>()
        where TKind : IKind
    {
        var (value, form) = (Exact<TKind>(), Pick(Enum.GetValues<Form>()));
        return new Reported<TKind>(form, value, form is Form.Range or Form.PlusMinus ? new Quantity<TKind>(value.Value + 0.50m, value.Unit) : null);
    }

    private Array List(Type type, string name)
    {
        var list = Array.CreateInstance(type, Pick(1, 0, 3));
        for (var i = 0; i < list.Length; i++) list.SetValue(Value(type, name), i);
        return list;
    }

    private object Construct(Type type)
    {
        var (constructor, parameters) = Constructors.GetOrAdd(type, Known);
        return constructor.Invoke([.. parameters.Select(p => p.Nullable && Pick(false, true, false) ? null : Value(p.Type, p.Name))]);
    }

    private static (ConstructorInfo Constructor, (Type Type, string Name, bool Nullable)[] Parameters) Known(Type type)
    {
        var (constructor, nullability) = (type.GetConstructors().Single(), new NullabilityInfoContext());
        return (constructor, [.. constructor.GetParameters().Select(p => (
            Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType, p.Name!, nullability.Create(p).WriteState == NullabilityState.Nullable))]);
    }

    private object Invoke(string method, Type type) =>
        GetType().GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(this, null)!;

    private static bool Is(Type type, Type open) => type.IsGenericType && type.GetGenericTypeDefinition() == open;

    private T Pick<T>(params T[] choices) => chance is null ? choices[0] : choices[chance.Next(choices.Length)];
}
