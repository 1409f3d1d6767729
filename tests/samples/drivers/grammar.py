"""Reads samples by a grammar of their language: its name, then number and file of each.

Nothing is compiled or run.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import tree_sitter

language = sys.argv[1]
grammar = importlib.import_module(f"tree_sitter_{language}")
parser = tree_sitter.Parser(tree_sitter.Language(grammar.language()))
failed = False
for number, path in zip(sys.argv[2::2], sys.argv[3::2], strict=True):
    root = parser.parse(Path(path).read_bytes()).root_node
    faults = [root]
    while faults and faults[0].has_error and not (faults[0].is_error or faults[0].is_missing):
        faults = [child for child in faults[0].children if child.has_error or child.is_missing]
    if root.has_error:
        failed = True
        line, column = faults[0].start_point if faults else (0, 0)
        print(f"{number}\tno {language} at {line + 1}:{column + 1}")
sys.exit(failed)
