using MgProvenance.Cli;

return await Commandline.Run(args, Console.Out, Console.Error);
