namespace MgProvenance.Architecture.Tests;

public class SubjectRulesTests
{
    private static readonly TextFile Salt = At("Electrolytes/Salt.cs", "namespace MgProvenance.Domain.Electrolytes;\npublic sealed record SaltAdded;");

    [Fact]
    public void Subjects_of_the_domain_do_not_name_each_other()
    {
        Assert.Contains("Electrolytes", SubjectRules.Subjects(Tree.Src));
        Assert.Empty(SubjectRules.Violations(Tree.Src));
    }

    [Theory]
    [InlineData("using MgProvenance.Domain.Electrolytes;")]
    [InlineData("global using MgProvenance.Domain.Electrolytes;")]
    [InlineData("using static MgProvenance.Domain.Electrolytes.SaltAdded;")]
    [InlineData("using E = MgProvenance.Domain.Electrolytes;")]
    [InlineData("using Electrolytes;")]
    [InlineData("using X = Electrolytes.SaltAdded;")]
    [InlineData("class A { MgProvenance.Domain.Electrolytes.SaltAdded? b; }")]
    [InlineData("class A { Domain.Electrolytes.SaltAdded? b; }")]
    [InlineData("class A { Electrolytes.SaltAdded? b; }")]
    [InlineData("class A { global::MgProvenance.Domain.Electrolytes.SaltAdded? b; }")]
    [InlineData("/// <see cref=\"Electrolytes.SaltAdded\"/>")]
    public void Each_way_to_name_another_subject_is_seen_also_from_Kernel(string line)
    {
        Assert.Equal(["src/MgProvenance.Domain/Cells/Cell.cs names the subject Electrolytes."], Violations("Cells", line));
        Assert.Equal(["src/MgProvenance.Domain/Kernel/Cell.cs names the subject Electrolytes."], Violations("Kernel", line));
    }

    [Theory]
    [InlineData("using MgProvenance.Domain.Kernel;"), InlineData("class A { int Electrolytes; int B => Electrolytes.Count; }"), InlineData("class A { int B(A a) => a.Electrolytes.SaltAdded; }")]
    [InlineData("class SaltAdded;"), InlineData("using MgProvenance.Domain.Cells;"), InlineData("// two Electrolytes. SaltAddedTwice")]
    public void What_names_no_subject_passes(string line) => Assert.Empty(Violations("Cells", line));

    [Theory]
    [InlineData("namespace MgProvenance.Domain.Electrolytes;"), InlineData("namespace MgProvenance.Domain;"), InlineData("namespace MgProvenance.Domain.Cells.Parts;"), InlineData("class A;")]
    public void A_namespace_that_is_not_the_folder_is_seen(string text) =>
        Assert.Contains("is in namespace", SubjectRules.Violations([Salt, At("Cells/Cell.cs", text)])[0], StringComparison.Ordinal);

    [Fact]
    public void A_using_in_the_project_file_or_beside_the_folders_is_seen()
    {
        Assert.Single(SubjectRules.Violations([Salt, At("MgProvenance.Domain.csproj", "<Using Include=\"MgProvenance.Domain.Electrolytes\" />")]));
        Assert.Single(SubjectRules.Violations([Salt, At("Usings.cs", "global using MgProvenance.Domain.Electrolytes;")]));
    }

    private static List<string> Violations(string folder, string line) =>
        SubjectRules.Violations([Salt, At($"{folder}/Cell.cs", $"namespace MgProvenance.Domain.{folder};\n{line}\n")]);

    private static TextFile At(string path, string text) => new("src/MgProvenance.Domain/" + path, text);
}
