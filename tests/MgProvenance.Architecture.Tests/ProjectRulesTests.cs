namespace MgProvenance.Architecture.Tests;

public class ProjectRulesTests
{
    private static readonly TextFile Props = new("Directory.Build.props", "<Project><PropertyGroup><DisableTransitiveProjectReferences>true</DisableTransitiveProjectReferences></PropertyGroup></Project>");

    [Fact]
    public void The_arrows_between_projects_are_those_of_the_design()
    {
        Assert.True(ProjectRules.Projects(Tree.Src).Count >= 8, "the walk over src found too few projects");
        Assert.Empty(ProjectRules.ForbiddenReferences(Tree.Src));
    }

    [Theory]
    [InlineData("Domain", "Integrity", "may not reference Integrity"), InlineData("Parsing", "Analysis", "may not reference Analysis"), InlineData("Web", "Cli", "may not reference Cli")]
    [InlineData("Storage", "Documents", "may not reference Documents"), InlineData("Utilities", "Domain", "not in the table")]
    public void A_forbidden_arrow_or_unknown_project_is_seen(string from, string to, string violation) =>
        Assert.Contains(violation, Assert.Single(ProjectRules.ForbiddenReferences([Project(from, Item("ProjectReference", $"..\\MgProvenance.{to}\\MgProvenance.{to}.csproj"))])), StringComparison.Ordinal);

    [Fact]
    public void Domain_and_Integrity_use_no_package() => Assert.Empty(ProjectRules.ForbiddenPackages(Tree.Src));

    [Fact]
    public void A_package_in_the_domain_is_seen()
    {
        Assert.Equal(["src/MgProvenance.Domain/MgProvenance.Domain.csproj may not use Dapper."], ProjectRules.ForbiddenPackages([Project("Domain", Item("PackageReference", "Dapper"))]));
        Assert.Empty(ProjectRules.ForbiddenPackages([Project("Storage", Item("PackageReference", "Dapper"))]));
    }

    [Fact]
    public void Transitive_references_are_off()
    {
        Assert.Empty(ProjectRules.TransitiveReferences(Tree.File("Directory.Build.props"), [.. Tree.Src, .. Tree.Tests]));
        Assert.Single(ProjectRules.TransitiveReferences(new("Directory.Build.props", "<Project/>"), []));
        Assert.Single(ProjectRules.TransitiveReferences(new("Directory.Build.props", Props.Text.Replace("true", "false", StringComparison.Ordinal)), []));
        Assert.Single(ProjectRules.TransitiveReferences(Props, [Project("Storage", "<DisableTransitiveProjectReferences>false</DisableTransitiveProjectReferences>")]));
    }

    [Fact]
    public void The_pure_projects_are_pure() => Assert.Empty(ProjectRules.Impurities(Tree.Src, Tree.File("Directory.Build.targets")));

    [Fact]
    public void Each_way_out_of_purity_is_seen()
    {
        var targets = Tree.File("Directory.Build.targets");
        TextFile[] without = [.. Tree.Src.Where(f => !f.Path.EndsWith("Analysis.csproj", StringComparison.Ordinal))];
        Assert.Equal(["Analysis was not found."], ProjectRules.Impurities(without, targets));
        Assert.Contains("is not pure", Assert.Single(ProjectRules.Impurities([.. without, Project("Analysis", "")], targets)), StringComparison.Ordinal);
        Assert.Contains("switches", Assert.Single(ProjectRules.Impurities([.. Tree.Src, new("src/MgProvenance.Domain/X.cs", "#pragma warning disable RS0030")], targets)), StringComparison.Ordinal);
        Assert.Equal(6, ProjectRules.Impurities([.. Tree.Src.Where(f => f.Path != "src/BannedSymbols.txt")], targets).Count);
        Assert.Equal(2, ProjectRules.Impurities(Tree.Src, new("Directory.Build.targets", "<Project/>")).Count);
    }

    private static TextFile Project(string name, string content) => new($"src/MgProvenance.{name}/MgProvenance.{name}.csproj", $"<Project><ItemGroup>{content}</ItemGroup></Project>");

    private static string Item(string kind, string include) => $"""<{kind} Include="{include}" />""";
}
