namespace MgProvenance.Architecture.Tests;

public class SourceRulesTests
{
    [Fact]
    public void No_exception_is_swallowed()
    {
        Assert.Contains(Tree.Src, f => f.Path.EndsWith(".cs", StringComparison.Ordinal));
        Assert.Empty(SourceRules.SwallowedExceptions(Tree.Src));
    }

    [Theory]
    [InlineData("try { } catch { }"), InlineData("try { } catch\n{\n}"), InlineData("catch (Exception) { }"), InlineData("catch (System.Exception e) { ; }")]
    [InlineData("catch (Exception e) when (e is not OutOfMemoryException) { }"), InlineData("catch { /* nobody cares */ }"), InlineData("catch (Exception)\n{\n    // nobody cares\n}")]
    public void A_swallowed_exception_is_seen(string text) => Assert.Single(SourceRules.SwallowedExceptions([new("src/A.cs", text)]));

    [Theory]
    [InlineData("catch (Exception e) { Log(e); }"), InlineData("catch { throw; }"), InlineData("// catch { }"), InlineData("catch (OperationCanceledException) { }")]
    public void A_handled_exception_passes(string text) => Assert.Empty(SourceRules.SwallowedExceptions([new("src/A.cs", text)]));

    [Fact]
    public void No_file_names_a_package_registry_or_leaves_a_member_out()
    {
        Assert.NotEmpty(Tree.Tests);
        Assert.Empty(SourceRules.UnwantedText([.. Tree.Src, .. Tree.Tests]));
    }

    [Fact]
    public void A_registry_or_a_member_left_out_is_seen()
    {
        Assert.Single(SourceRules.UnwantedText([new("src/A.cs", "throw new NotImplemented" + "Exception();")]));
        Assert.Single(SourceRules.UnwantedText([new("src/x/package-lock.json", "\"resolved\": \"https://registry" + ".npmjs" + ".org/a.tgz\"")]));
        Assert.Single(SourceRules.UnwantedText([new("src/nuget.config", "https://API.NuGet" + ".org/v3/index.json")]));
    }

    [Fact]
    public void The_top_of_the_repository_holds_only_what_belongs_there()
    {
        var names = Tree.TopLevel();
        Assert.Contains("src", names);
        Assert.Empty(SourceRules.StrayTopLevel(names));
    }

    [Theory]
    [InlineData("NOTES.md"), InlineData("scripts"), InlineData("MgProvenance.slnx"), InlineData("Directory.Build.rsp"), InlineData("bin"), InlineData("readme.md")]
    public void A_stray_name_is_seen(string name) => Assert.Single(SourceRules.StrayTopLevel(["src", ".editorconfig", ".ci", "Directory.Build.props", name]));
}
