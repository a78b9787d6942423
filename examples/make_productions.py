"""Makes examples/*/production: what `juzu new` makes of each sample, with the facts of its facts.toml typed into the tables.

Run it again whenever the format of a production folder changes:  python examples/make_productions.py
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import openpyxl
import tomlkit
from openpyxl.styles import PatternFill

from juzu.edge.cli.demo import SAMPLES, START, script_of
from juzu.edge.cli.new import make
from juzu.edge.files.folder import load

EXAMPLES = Path(__file__).parent
HOLD = ("待工付(%)", "Hold paid (%)")
"""Empty is a fact here: waiting days are not paid."""


def main() -> None:
    """Every sample's production folder, anew; each is loaded and posed, so that a wrong fact is told here."""
    for name in SAMPLES:
        folder = EXAMPLES / name / "production"
        shutil.rmtree(folder, ignore_errors=True)
        make(folder, script_of(name), base=EXAMPLES / "bases" / "yinhe.toml", start=START, language="en" if name == "longstay" else "zh")
        facts = tomllib.loads((EXAMPLES / name / "facts.toml").read_text("utf-8"))
        say_in_toml(folder / "production.toml", facts.pop("production"))
        for workbook, sheets in facts.items():
            type_in(folder / workbook, sheets)
        load(folder).pose()


def say_in_toml(path: Path, facts: dict[str, Any]) -> None:
    """Sets dotted keys of production.toml; comments stay."""
    document = tomlkit.parse(path.read_text("utf-8"))
    for key, value in facts.items():
        *tables, last = key.split(".")
        table: Any = document
        for step in tables:
            table = table[step]
        if isinstance(value, list):
            table[last] = tomlkit.aot()
            for item in value:
                table[last].append(tomlkit.item(item))
        else:
            table[last] = value
        if f'"{key}"' in document.get("assumed", {}):
            del document["assumed"][key]
    path.write_text(tomlkit.dumps(document), "utf-8")


def type_in(path: Path, sheets: dict[str, Any]) -> None:
    """Types facts into cells, found by the head of their column and the first cell of their row; what is said is no longer assumed."""
    book = openpyxl.load_workbook(path)
    for title, facts in sheets.items():
        sheet = book[title]
        heads = {cell.value: cell.column for cell in sheet[1]}
        rows = {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=2)}
        for key, *texts in facts["rows"]:
            said = {h: text for h, text in zip(facts["columns"][1:], texts, strict=True) if text or h in HOLD}
            for head, text in said.items():
                cell = sheet.cell(rows[key], heads[head], number(text))
                cell.fill = PatternFill()
            assumed = sheet.cell(rows[key], sheet.max_column)
            assumed.value = "；".join(part for part in str(assumed.value or "").split("；") if part.partition("=")[0] not in said)
    book.save(path)


def number(text: str) -> int | str:
    """A number as a number, as Excel would take it."""
    return int(text) if text.isascii() and text.isdigit() else text


if __name__ == "__main__":
    main()
