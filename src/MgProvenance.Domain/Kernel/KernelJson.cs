using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MgProvenance.Domain.Kernel;

/// <summary>
/// How facts and commands look as JSON: camelCase, enums as strings, quantities as decimal text with a UCUM unit, times as written.
/// Members nobody knows are refused, so a misspelt field never vanishes.
/// </summary>
public static class KernelJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { UnknownMayBeLeftOut } },
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            ReadCommentHandling = JsonCommentHandling.Disallow,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new StreamIdConverters(),
                new QuantityConverters(),
                new TextConverter<BenchTime>(BenchTime.Parse),
                new TextConverter<Label>(text => new Label(text)),
                new AnyQuantityConverter(),
                new EventConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Unknown is null and is not written, so a nullable member may be missing when it is read; every other one is required.</summary>
    private static void UnknownMayBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { IsNullable: true }) property.IsRequired = false;
        }
    }

    private sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? parse(reader.GetString()!) : throw new JsonException($"A text is needed for a {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    /// <summary>A fact within another: <c>{"type":"piece.weighed.v1","data":{…}}</c>.</summary>
    private sealed class EventConverter : JsonConverter<IEvent>
    {
        public override IEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var fact = JsonSerializer.Deserialize<NamedFact>(ref reader, options)!;
            return EventCatalogue.Read(fact.Type, fact.Data.GetRawText()) ?? throw new UnknownEventNameException(fact.Type);
        }

        public override void Write(Utf8JsonWriter writer, IEvent value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new NamedFact(EventCatalogue.NameOf(value), JsonSerializer.SerializeToElement(value, value.GetType(), options)), options);
    }

    private sealed record NamedFact(string Type, JsonElement Data);

    private sealed class StreamIdConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsValueType && typeToConvert.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStreamId<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(StreamIdConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class StreamIdConverter<TId> : JsonConverter<TId>
        where TId : struct, IStreamId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? StreamIds.Parse<TId>(reader.GetString()!) : throw new JsonException($"A text is needed for the id of a {TId.Subject}.");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class QuantityConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && (typeToConvert.GetGenericTypeDefinition() == typeof(Quantity<>) || typeToConvert.GetGenericTypeDefinition() == typeof(Reported<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        {
            var converter = typeToConvert.GetGenericTypeDefinition() == typeof(Quantity<>) ? typeof(QuantityConverter<>) : typeof(ReportedConverter<>);
            return (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(typeToConvert.GetGenericArguments()))!;
        }
    }

    private sealed class QuantityConverter<TKind> : JsonConverter<Quantity<TKind>>
        where TKind : IKind
    {
        public override Quantity<TKind> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String) return QuantityText.Parse<TKind>(reader.GetString()!);
            var fields = QuantityFields.Read(ref reader, TKind.Name);
            return fields is { Form: Form.Exact, Other: null }
                ? new Quantity<TKind>(fields.Value, fields.Unit)
                : throw new MalformedValueException("quantity.form", $"Here an exact {TKind.Name} is needed.");
        }

        public override void Write(Utf8JsonWriter writer, Quantity<TKind> value, JsonSerializerOptions options) =>
            QuantityFields.Write(writer, new(Form.Exact, value.Value, null, value.Unit));
    }

    private sealed class ReportedConverter<TKind> : JsonConverter<Reported<TKind>>
        where TKind : IKind
    {
        public override Reported<TKind> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String) return QuantityText.ParseReported<TKind>(reader.GetString()!);
            var fields = QuantityFields.Read(ref reader, TKind.Name);
            return new Reported<TKind>(fields.Form, new(fields.Value, fields.Unit), fields.Other is { } other ? new Quantity<TKind>(other, fields.Unit) : null);
        }

        public override void Write(Utf8JsonWriter writer, Reported<TKind> value, JsonSerializerOptions options) =>
            QuantityFields.Write(writer, new(value.Form, value.Value.Value, value.Other?.Value, value.Value.Unit));
    }

    private sealed class AnyQuantityConverter : JsonConverter<AnyQuantity>
    {
        public override AnyQuantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String) return QuantityText.ParseAny(reader.GetString()!);
            var fields = QuantityFields.Read(ref reader, "quantity");
            return fields is { Form: Form.Exact, Other: null }
                ? new AnyQuantity(fields.Value, fields.Unit)
                : throw new MalformedValueException("quantity.form", "Here an exact quantity is needed.");
        }

        public override void Write(Utf8JsonWriter writer, AnyQuantity value, JsonSerializerOptions options) =>
            QuantityFields.Write(writer, new(Form.Exact, value.Value, null, value.Unit));
    }

    /// <summary>The JSON object behind every quantity, for example <c>{"value":"1.50","unit":"mg"}</c> or <c>{"below":"0.01","unit":"[ppm]"}</c>.</summary>
    private sealed record QuantityFields(Form Form, decimal Value, decimal? Other, string Unit)
    {
        private static readonly (string Name, Form Form)[] Names =
            [("value", Form.Exact), ("about", Form.About), ("below", Form.Below), ("atMost", Form.AtMost), ("above", Form.Above), ("atLeast", Form.AtLeast), ("from", Form.Range)];

        public static QuantityFields Read(ref Utf8JsonReader reader, string kind)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw Malformed(kind, "write “1.50 mg”, or an object with decimal text and unit");
            (Form Form, decimal Value)? main = null;
            decimal? to = null, plusMinus = null;
            string? unit = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType != JsonTokenType.String) throw Malformed(kind, $"“{name}” must be text, so that every digit is kept");
                var text = reader.GetString()!;
                if (name == "unit" && unit is null) unit = text;
                else if (name == "to" && to is null) to = QuantityText.Number(text, text);
                else if (name == "plusMinus" && plusMinus is null) plusMinus = QuantityText.Number(text, text);
                else if (main is null && Array.Find(Names, n => n.Name == name) is { Name: not null } known) main = (known.Form, QuantityText.Number(text, text));
                else throw Malformed(kind, $"“{name}” is not known here, or stands twice");
            }

            if (main is not { } value || unit is null) throw Malformed(kind, "value and unit are needed");
            return plusMinus is null
                ? new QuantityFields(value.Form, value.Value, to, unit)
                : new QuantityFields(value.Form == Form.Exact && to is null ? Form.PlusMinus : throw Malformed(kind, "“plusMinus” goes with “value” alone"), value.Value, plusMinus, unit);
        }

        public static void Write(Utf8JsonWriter writer, QuantityFields q)
        {
            writer.WriteStartObject();
            writer.WriteString(q.Form == Form.PlusMinus ? "value" : Array.Find(Names, n => n.Form == q.Form).Name, q.Value.ToString(CultureInfo.InvariantCulture));
            if (q.Other is { } other) writer.WriteString(q.Form == Form.PlusMinus ? "plusMinus" : "to", other.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("unit", q.Unit);
            writer.WriteEndObject();
        }

        private static MalformedValueException Malformed(string kind, string why) => new("quantity.malformed", $"Not a {kind}: {why}.");
    }
}
