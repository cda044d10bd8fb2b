namespace MgProvenance.Application.Audits.Vocabulary;

/// <summary>What a relation between a subject and a value says, so that rules need no words of one manuscript.</summary>
public enum RelationRole
{
    /// <summary>Nothing that a rule knows beyond <see cref="Relation.Single"/>.</summary>
    Other,

    /// <summary>The subject holds a substance, or with <see cref="Relation.Negated"/> does not. A quantity is its charged amount.</summary>
    Composition,

    /// <summary>What a figure, table or note shows.</summary>
    Reference,

    /// <summary>With what, where or how a method was carried out. What Methods sections say of it is meant to be complete.</summary>
    Method,

    /// <summary>A condition under which something was done.</summary>
    Condition,

    /// <summary>How many there are; the quantity is the number.</summary>
    Count,

    /// <summary>Where an operating window or a step ends.</summary>
    Limit,

    /// <summary>Something lies outside the operating window, from the quantity on.</summary>
    BeyondLimit,

    /// <summary>An end condition is not met; the quantity is the condition.</summary>
    EndUnmet,

    /// <summary>Something was done to, or shown of, cells after a number of cycles.</summary>
    LaterUse,

    /// <summary>The scale to which potentials are referred.</summary>
    ReferredTo,

    /// <summary>Two things are said to be alike.</summary>
    Likeness,

    /// <summary>The groups that are compared.</summary>
    Compares,

    /// <summary>The groups of which there is evidence.</summary>
    Covers,

    /// <summary>What a method is used for.</summary>
    Purpose,

    /// <summary>From which cells something was taken.</summary>
    Origin,

    /// <summary>By which equation or convention a number was calculated.</summary>
    Convention,

    /// <summary>By what a step is ended where its end condition is not met.</summary>
    EndDeclared,
}

/// <summary>Which part of the record a relation speaks of, where a rule can hold it against that.</summary>
public enum RelationTopic
{
    None,

    /// <summary>The electrodes of the cells, <c>Mg||Mo6S8</c>.</summary>
    Configuration,
    Instrument,
    Program,
    Atmosphere,
    CounterElectrode,
    Volume,
    Thickness,
    Diameter,
    Temperature,
    DryingTemperature,
    DryingDuration,
    StirringDuration,
    ScanRate,
    UpperCutoff,
    LowerCutoff,
    OneC,
    Loading,
    Cells,
    Batches,
    Cycles,
}

/// <summary>A relation as the vocabulary knows it.</summary>
/// <param name="Name">As it is written in statements, without a leading “all”.</param>
/// <param name="Single">A subject has one value of it: two statements with different values contradict each other.</param>
/// <param name="Negated">It says that the value does not stand in the relation <paramref name="Of"/>.</param>
/// <param name="Of">The relation that it negates.</param>
/// <param name="Topic">Of what in the record it speaks.</param>
public sealed record Relation(string Name, RelationRole Role, bool Single = false, bool Negated = false, string? Of = null, RelationTopic Topic = RelationTopic.None);
