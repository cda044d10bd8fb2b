using MgProvenance.Integration.Tests.Workers;
using Xunit.Runner.InProc.SystemConsole;

// A test run as usual, or one of a campaign's worker processes.
return args is [Worker.Verb, .. var rest] ? await Worker.Run(rest) : await ConsoleRunner.Run(args);
