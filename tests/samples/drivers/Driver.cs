using System;
using System.Net;
using System.Reflection;
using System.Threading.Tasks;

class Driver
{
    static int Main(string[] args)
    {
        var failed = 0;
        for (var at = 1; at < args.Length; at++)
        {
            var parts = args[at].Split('=');
            using (var client = new WebClient())
            {
                client.DownloadString("http://" + args[0] + "/__case/" + parts[0]);
            }
            try
            {
                var main = Type.GetType(parts[1]).GetMethod("Main", BindingFlags.Static | BindingFlags.NonPublic);
                if (((Task<int>)main.Invoke(null, null)).Result != 0)
                {
                    throw new Exception("it returned another number than zero");
                }
            }
            catch (Exception error)
            {
                failed = 1;
                Console.WriteLine(parts[0] + "\t" + (error.InnerException ?? error).ToString().Replace("\n", " "));
            }
        }
        return failed;
    }
}
