Lightbill.Processes.Corpora.Write(args[0], long.Parse(args[1]));
