using System.Collections.Concurrent;
using System.Linq.Expressions;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Events;

/// <summary>When something was done at the bench, of any fact or command.</summary>
public static class BenchTimes
{
    private static readonly ConcurrentDictionary<Type, Func<object, BenchTime?>> Readers = new();

    /// <summary>As claimed; null where it was not, or where such a fact has no bench time.</summary>
    public static BenchTime? Of(object said) => Readers.GetOrAdd(said.GetType(), ReaderOf)(said);

    /// <summary>Compiled once per type: folds and timelines ask this of every event.</summary>
    private static Func<object, BenchTime?> ReaderOf(Type type)
    {
        if (type.GetProperty("DoneAt") is not { } doneAt) return _ => null;
        var said = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, BenchTime?>>(Expression.Convert(Expression.Property(Expression.Convert(said, type), doneAt), typeof(BenchTime?)), said).Compile();
    }
}
