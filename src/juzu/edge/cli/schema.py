"""edge: `juzu schema [NAME]`: the JSON Schema of each document."""

from __future__ import annotations

import argparse
import json
from typing import Any

from juzu.chain.documents import DOCUMENTS
from juzu.edge.cli.terminal import add_parser, tell
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(subparsers, "schema", Text("打印文档的 JSON Schema", "print a document's JSON Schema"))
    parser.add_argument(
        "name",
        nargs="?",
        help=tell(Text("文档名，如 Plan.1；不给则列出全部", "a document such as Plan.1; all are listed when none is named")),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints one schema, or the names of all."""
    if options.name is None:
        print("\n".join(schema.label for schema in DOCUMENTS))
        return 0
    schema = next((s for s in DOCUMENTS if options.name in (s.label, s.name)), None)
    if schema is None:
        known = ", ".join(s.label for s in DOCUMENTS)
        what = Text("没有名为 {name} 的文档", "no document is called {name}").format(name=options.name)
        raise InputError(Fault(what, Text("有这些：{known}", "there are {known}").format(known=known)))
    print(json.dumps(schema.json_schema(), ensure_ascii=False, indent=1))
    return 0
