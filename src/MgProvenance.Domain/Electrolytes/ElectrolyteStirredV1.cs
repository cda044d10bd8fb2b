using System.Text.Json.Nodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

/// <summary>The first version had words alone for the temperature, in <c>at</c>, so that a measured one was lost among them.</summary>
internal sealed class ElectrolyteStirredV1 : IUpcaster
{
    public string From => "electrolyte.stirred.v1";

    public string To => "electrolyte.stirred.v2";

    public void Upcast(JsonObject members)
    {
        if (members.Remove("at", out var words)) members["temperatureInWords"] = words;
    }
}
