using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests;

/// <summary>What holds for the events of every subject.</summary>
public sealed class EveryEventTests
{
    private const int Runs = 30;

    private static readonly (Type State, Func<IEvent, object> Fold)[] Subjects = [.. typeof(IEvent).Assembly.GetTypes().Where(IsSubject).Select(t => (t, Folding(t)))];

    public static TheoryData<string> Names => [.. EventCatalogue.Events.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Written_and_read_back_it_is_the_same(string name) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var written = EventCatalogue.Write(Sample(name, seed));
        return EventCatalogue.Write(EventCatalogue.Read(name, written)!) == written;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_folds_in_exactly_one_subject_and_that_is_its_own(string name) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var happened = Sample(name, seed);
        var expected = Deviations.Takes(happened) || happened is ICorrection ? [] : new[] { happened.GetType().Namespace };
        return Takers(happened).Select(t => t.Namespace).SequenceEqual(expected);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_name_begins_with_its_subject_and_ends_with_a_version(string name)
    {
        Assert.Matches("^[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*\\.v[0-9]+$", name);
        var first = EventCatalogue.Events[name].GetConstructors().Single().GetParameters()[0].ParameterType;
        var subject = first.GetProperty("Subject", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) ?? (EventCatalogue.Events[name].IsAssignableTo(typeof(ICorrection)) ? "fact" : "deviation");
        Assert.StartsWith($"{subject}.", name, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_no_subject_is_taken_by_none() => Assert.Empty(Takers(new Unheard()));

    [Fact]
    public void No_two_event_classes_share_a_name() =>
        Assert.Empty(EventCatalogue.Events.Values.GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_subject_has_one_event_that_labels_it() => Assert.All(
        Subjects, s => Assert.Single(EventCatalogue.Events.Values, t => t.IsAssignableTo(typeof(ILabels)) && Takes(s.Fold, Sample(t, 1))));

    [Fact]
    public void There_are_subjects_to_look_at() => Assert.Equal(16, Subjects.Length);

    private static IEvent Sample(string name, int seed) => Sample(EventCatalogue.Events[name], seed);

    private static IEvent Sample(Type type, int seed) => (IEvent)Samples.By(seed).Of(type);

    private static IEnumerable<Type> Takers(IEvent happened)
    {
        foreach (var (state, fold) in Subjects)
        {
            if (Takes(fold, happened)) yield return state;
        }
    }

    private static bool Takes(Func<IEvent, object> fold, IEvent happened)
    {
        try
        {
            fold(happened);
            return true;
        }
        catch (UnknownEventException)
        {
            return false;
        }
    }

    private static bool IsSubject(Type type) =>
        !type.IsInterface && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISubject<>));

    private static Func<IEvent, object> Folding(Type state) => typeof(EveryEventTests)
        .GetMethod(nameof(Fold), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(state).CreateDelegate<Func<IEvent, object>>();

    private static object Fold<TState>(IEvent happened)
        where TState : ISubject<TState> => TState.Evolve(TState.Initial, happened)!;

    private sealed record Unheard : IEvent;
}
