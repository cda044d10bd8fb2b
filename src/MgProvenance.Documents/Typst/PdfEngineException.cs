namespace MgProvenance.Documents.Typst;

/// <summary>The PDF engine is missing, too old, crashed, too slow, or refused the source that we wrote.</summary>
public sealed class PdfEngineException : Exception
{
    public PdfEngineException(string message)
        : base(message)
    {
    }

    public PdfEngineException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
