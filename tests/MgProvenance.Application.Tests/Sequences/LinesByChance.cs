using System.Globalization;
using System.Text.Json.Nodes;

namespace MgProvenance.Application.Tests.Sequences;

/// <summary>
/// What a careless bench writes down, by chance: facts that may break every rule of the house but are possible, and lines that cannot be facts. The same seed gives the same lines.
/// Nothing is left out of a fact's way but what makes it impossible: names lead to what exists, units fit, values are not below zero.
/// </summary>
internal sealed class LinesByChance(int seed, string mark)
{
    private static readonly DateTimeOffset FirstDay = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(1));
    private readonly Random _chance = new(seed);
    private readonly Dictionary<string, List<string>> _labels = [];
    private int _number, _minutes;

    /// <summary>Labels by kind of thing: <c>lot</c>, <c>batch</c>, …</summary>
    public IReadOnlyDictionary<string, List<string>> Labels => _labels;

    /// <summary>What there must be before chance begins.</summary>
    public IEnumerable<string> Beginning() =>
    [
        Line("register-equipment", ("label", New("glovebox")), ("kind", "glovebox")),
        Line("register-equipment", ("label", New("balance")), ("kind", "balance"), ("resolution", "0.01 mg"), ("minimumWeight", "20 mg")),
        Line("calibrate-equipment", ("equipment", One("balance")), ("on", "2026-01-01"), ("validUntil", "2026-03-20")),
        .. Enumerable.Range(0, 4).Select(_ => ReceiveLot()),
        OpenBatch(),
        StartSheet(),
        CutPiece(),
        StartCell(),
        OpenStudy(),
    ];

    /// <summary>Something that happened.</summary>
    public string Fact() => _chance.Next(34) switch
    {
        0 => ReceiveLot(),
        1 => Line("open-lot", ("lot", One("lot")), At()),
        2 => Line("withdraw-amount", ("lot", One("lot")), ("purpose", "a trial"), ("mass", Mass()), At()),
        3 => Line("reconcile-stock", ("lot", One("lot")), ("mass", Mass()), At()),
        4 => Line("measure-lot-water", ("lot", One("lot")), ("content", "< 10 ug/g"), ("method", "Karl Fischer titration"), At()),
        5 => OpenBatch(),
        6 or 7 => Line("dispense-solvent", ("batch", One("batch")), ("solvent", One("lot")), ("volume", $"{_chance.Next(1, 9)}.0 mL"), At()),
        8 or 9 or 10 => Line("add-salt", ("batch", One("batch")), ("salt", One("lot")), ("mass", Mass()), ("balance", One("balance")), At()),
        11 => Line("add-salt", ("batch", One("batch")), ("salt", One("lot")), ("amount", "2.0 mmol"), At()),
        12 or 13 => Line("stir-electrolyte", ("batch", One("batch")), ("duration", _chance.Next(2) == 0 ? "30 min" : ">= 12 h"), At()),
        14 => Line("note-appearance", ("batch", One("batch")), ("clarity", _chance.Next(2) == 0 ? "clear" : "hazy"), ("colour", "colourless"), At()),
        15 => Line("draw-aliquot", ("batch", One("batch")), ("volume", $"{_chance.Next(1, 4000)} uL"), At()),
        16 => Line("reconcile-volume", ("batch", One("batch")), ("remaining", $"{_chance.Next(0, 9)}.5 mL"), At()),
        17 => StartSheet(),
        18 => Line("weigh-blank", ("sheet", One("sheet")), ("mass", "5.51 mg"), ("balance", One("balance")), At()),
        19 => Line("add-binder", ("sheet", One("sheet")), ("binder", One("lot")), ("mass", Mass()), At()),
        20 => CutPiece(),
        21 => Line("weigh-piece", ("piece", One("piece")), ("mass", "6.52 mg"), ("balance", One("balance")), At()),
        22 => StartCell(),
        23 => Line("place-part", ("cell", One("cell")), ("role", _chance.Next(2) == 0 ? "positiveElectrode" : "negativeElectrode"), ("description", "a disc"), ("piece", One("piece")), At()),
        24 or 25 => Line("fill-cell", ("cell", One("cell")), ("batch", One("batch")), ("volume", "80 uL"), At()),
        26 => Line("close-cell", ("cell", One("cell")), ("closing", _chance.Next(2) == 0 ? "crimp" : "pouch"), At()),
        27 => Line("open-cell", ("cell", One("cell")), At()),
        28 => Line("plan-run", ("label", New("run")), ("cell", One("cell")), ("technique", "GCPL")),
        29 => Line("harvest-specimen", ("label", New("specimen")), ("cell", One("cell")), ("part", "negativeElectrode"), ("description", "the metal"), At()),
        30 => Line("take-specimen", ("label", New("specimen")), ("batch", One("batch")), ("description", "a drop"), ("volume", "50 uL"), At()),
        31 when _labels.ContainsKey("specimen") => Split(),
        32 when _labels.ContainsKey("specimen") => Line("mount-specimen", ("label", New("measurement")), ("specimen", One("specimen")), ("technique", "xps"), At()),
        33 when _labels.ContainsKey("run") => Line(_chance.Next(3) switch { 0 => "start-run", 1 => "resume-run", _ => "end-run" }, ("run", One("run")), At()),
        _ => Line("add-salt", ("batch", One("batch")), ("salt", One("lot")), ("mass", Mass()), At()),
    };

    /// <summary>Something that cannot have happened, or names what is not there.</summary>
    public string Impossible()
    {
        var body = JsonNode.Parse(Fact())!.AsObject();
        if ((string?)body["label"] is { } unborn) Forget(unborn);
        var quantities = body.Where(m => m.Value!.GetValueKind() == System.Text.Json.JsonValueKind.String && m.Key is "mass" or "volume" or "remaining" or "amount").Select(m => m.Key).ToList();
        var names = body.Where(m => m.Key is "lot" or "batch" or "salt" or "solvent" or "sheet" or "piece" or "cell" or "run" or "specimen").Select(m => m.Key).ToList();
        switch (_chance.Next(5))
        {
            case 0 when quantities.Count > 0:
                body[quantities[0]] = "-1.50 " + body[quantities[0]]!.GetValue<string>().Split(' ')[1];
                break;
            case 1 when quantities.Count > 0:
                body[quantities[0]] = "1.50 h";
                break;
            case 2 when names.Count > 0:
                body[names[0]] = $"{mark}-NOBODY-KNOWS-IT";
                break;
            case 3 when body.ContainsKey("doneAt"):
                body["doneAt"] = "yesterday";
                break;
            default:
                body["mispelt"] = "1";
                break;
        }

        return body.ToJsonString();
    }

    /// <summary>One of these by chance.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[_chance.Next(items.Count)];

    private string ReceiveLot() => Line(
        "receive-lot", ("label", New("lot")), ("substance", "MgCl2"), ("formula", "MgCl2"), ("purity", "99.9 %"), ("mass", $"{_chance.Next(1, 10)}.00 g"), ("expires", _chance.Next(3) == 0 ? "2026-03-05" : null), At());

    private string OpenBatch() => Line("open-batch", ("label", New("batch")), ("formulation", "MgCl2 in DME"), ("glovebox", One("glovebox")), At());

    private string OpenStudy() => Line("open-study", ("label", New("study")), ("title", "By chance"));

    private string StartCell() => Line("start-assembly", ("label", New("cell")), ("format", "CR2016"), At());

    private string CutPiece() => _chance.Next(2) == 0
        ? Line("cut-piece", ("label", New("piece")), ("sheet", One("sheet")), ("shape", "disc"), ("size", "10.0 mm"), At())
        : Line("cut-piece", ("label", New("piece")), ("metal", One("lot")), ("shape", "square"), At());

    private string StartSheet() => new JsonObject
    {
        ["command"] = "start-sheet",
        ["label"] = New("sheet"),
        ["activeMaterial"] = "Mo6S8",
        ["process"] = "cast",
        ["components"] = new JsonArray(new JsonObject { ["lot"] = One("lot"), ["role"] = "active", ["fraction"] = "80 %" }),
    }.ToJsonString();

    private string Split()
    {
        var parent = One("specimen");
        return Line("split-specimen", ("label", New("specimen")), ("parent", parent), ("description", "a part"), At());
    }

    private string Mass() => string.Create(CultureInfo.InvariantCulture, $"{_chance.Next(10, 300_000) / 100m:0.00} mg");

    /// <summary>Now, late, of a whole day, or not said.</summary>
    private (string, string?) At()
    {
        _minutes += _chance.Next(1, 240);
        var at = FirstDay.AddMinutes(_chance.Next(4) == 0 ? _chance.Next(_minutes) : _minutes);
        return ("doneAt", _chance.Next(8) switch
        {
            0 => null,
            1 => at.ToString("yyyy-MM-ddzzz", CultureInfo.InvariantCulture),
            _ => at.ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture),
        });
    }

    private string New(string kind)
    {
        var label = string.Create(CultureInfo.InvariantCulture, $"{mark}-{kind}-{++_number}");
        if (!_labels.TryGetValue(kind, out var known)) _labels[kind] = known = [];
        known.Add(label);
        return label;
    }

    private void Forget(string label)
    {
        var (kind, labels) = _labels.Single(l => l.Value.Contains(label));
        labels.Remove(label);
        if (labels.Count == 0) _labels.Remove(kind);
    }

    private string One(string kind) => Pick(_labels[kind]);

    private static string Line(string command, params (string Member, string? Value)[] members)
    {
        var body = new JsonObject { ["command"] = command };
        foreach (var (member, value) in members)
        {
            if (value is not null) body[member] = value;
        }

        return body.ToJsonString();
    }
}
