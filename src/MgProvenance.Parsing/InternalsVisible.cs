using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("MgProvenance.Parsing.Tests")]
