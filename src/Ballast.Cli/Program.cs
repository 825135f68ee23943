System.Console.WriteLine("ballast");
