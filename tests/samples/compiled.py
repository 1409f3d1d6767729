"""How samples of languages with compilers are built and run: one compilation for many of them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping

from tests.samples.shop import BUILD, DRIVERS, Files, Shop, all_of, told

_KOTLIN = BUILD / "kotlin" / "node_modules" / "kotlin-compiler"
KOTLIN_LIBRARY = _KOTLIN / "lib" / "kotlin-stdlib.jar"
KOTLIN_COMPILER = (
    *("java", "-cp", _KOTLIN / "lib" / "kotlin-compiler.jar"),
    *("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-kotlin-home", _KOTLIN),
    *("-no-reflect", "-Werror"),
)
_PYTHON = BUILD / "samples" / "bin" / "python"


def go(shop: Shop, files: Files) -> Mapping[int, str]:
    """One program: each sample becomes a package."""
    (shop.folder / "go.mod").write_text("module samples\n\ngo 1.18\n")
    imports = []
    for case, path in files:
        text = path.read_text(encoding="utf-8")
        own = text.replace("\npackage main\n", f"\npackage case{case}\n")
        own = own.replace("\nfunc main() {\n", "\nfunc Main() {\n")
        folder = shop.folder / f"case{case}"
        folder.mkdir(exist_ok=True)
        (folder / "sample.go").write_text(own, encoding="utf-8")
        imports.append(f'\t"samples/case{case}"\n')
    if said := shop.output("gofmt", "-d", *(path for _, path in files)):
        return all_of(said, files)
    table = "".join(f"\t{{{case}, case{case}.Main}},\n" for case, _ in files)
    driver = (DRIVERS / "driver.go.txt").read_text(encoding="utf-8")
    driver = driver.replace("\t// table\n", table).replace("\t// imports\n", "".join(imports))
    (shop.folder / "driver.go").write_text(driver)
    if said := shop.call("go", "build", "-o", "samples", "."):
        return all_of(said, files)
    return told(shop, shop.call(shop.folder / "samples", shop.bench.address))


def java(shop: Shop, files: Files) -> Mapping[int, str]:
    """One compilation and one virtual machine a document, whose class names are its own."""
    failed: dict[int, str] = {}
    for number, title in enumerate(shop.packages):
        own = [(case, path) for case, path in files if shop.cases[case].api.info.title == title]
        built = shop.folder / f"built{number}"
        paths = [path for _, path in own]
        said = shop.call(
            *("javac", "-Xlint:all", "-Werror", "-d", built, "-encoding", "UTF-8"),
            *(DRIVERS / "Driver.java", *paths),
        )
        if said:
            failed.update(all_of(said, own))
            continue
        names = list(_classes(own, "="))
        command = ("java", "-Xshare:auto", "-cp", built, "Driver")
        failed.update(told(shop, shop.call(*command, shop.bench.address, *names)))
    return failed


def _classes(files: Files, word: str) -> Iterator[str]:
    for case, path in files:
        names = [
            line.removeprefix("class ").removesuffix(" {")
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.startswith("class ")
        ]
        yield f"{case}{word}{names[0]}"


def kotlin(shop: Shop, files: Files) -> Mapping[int, str]:
    """One compilation and one virtual machine: each sample becomes a package."""
    built = shop.folder / "built"
    sources = []
    for case, path in files:
        source = shop.folder / f"case{case}.kt"
        source.write_text(f"package case{case}\n{path.read_text(encoding='utf-8')}", "utf-8")
        sources.append(source)
    said = "" if built.is_dir() else shop.call(*KOTLIN_COMPILER, "-d", built, *sources)
    said = said or shop.call("javac", "-d", built, DRIVERS / "Driver.java")
    if said:
        return all_of(said, files)
    names = [f"{case}=case{case}.Case{case}Kt" for case, _ in files]
    classes = f"{built}:{KOTLIN_LIBRARY}"
    return told(shop, shop.call("java", "-cp", classes, "Driver", shop.bench.address, *names))


def csharp(shop: Shop, files: Files) -> Mapping[int, str]:
    """Each is compiled and run in one process, which holds the compiler and .NET."""
    pairs = [str(part) for pair in files for part in pair]
    compiler = BUILD / "samples" / "roslyn"
    said = shop.call(_PYTHON, DRIVERS / "dotnet.py", shop.bench.address, compiler, *pairs)
    return told(shop, said)


def rust(shop: Shop, files: Files) -> Mapping[int, str]:
    """One program: each sample becomes a module."""
    project = shop.folder / "project"
    unused = shutil.ignore_patterns("target")
    shutil.copytree(BUILD / "rust", project, ignore=unused, dirs_exist_ok=True)
    main = project / "src" / "main.rs"
    for case, path in files:
        text = path.read_text(encoding="utf-8").replace("\nfn main() ", "\npub fn main() ")
        (project / "src" / f"case{case}.rs").write_text(text, encoding="utf-8")
    modules = "".join(f"mod case{case};\n" for case, _ in files)
    table = "".join(f"    ({case}, case{case}::main),\n" for case, _ in files)
    driver = (DRIVERS / "rust" / "src" / "main.rs").read_text(encoding="utf-8")
    driver = driver.replace("// modules\n", modules).replace("    // table\n", table)
    main.write_text(driver, encoding="utf-8")
    style = shop.call("rustfmt", "--edition", "2021", "--check", *(path for _, path in files))
    if style:
        return all_of(style, files)
    if said := shop.call("cargo", "build", "--offline", "--quiet", cwd=project):
        return all_of(said, files)
    program = BUILD / "rust" / "target" / "debug" / "samples"
    return told(shop, shop.call(program, shop.bench.address))


def read_only(language: str) -> Callable[[Shop, Files], Mapping[int, str]]:
    """Only read by a grammar: there is no compiler or interpreter to be had."""

    def run(shop: Shop, files: Files) -> Mapping[int, str]:
        pairs = [str(part) for pair in files for part in pair]
        said = shop.call(_PYTHON, DRIVERS / "grammar.py", language, *pairs)
        return {int(number): said for number in re.findall(r"^(\d+)\t", said, re.MULTILINE)}

    return run
