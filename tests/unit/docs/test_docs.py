"""Docs and code say the same: commands, schemas, rooms, glossary."""

import json
import re
from pathlib import Path

import pytest

from juzu.chain.documents import DOCUMENTS
from juzu.edge.cli.main import COMMANDS
from juzu.edge.files.books import WORKBOOKS
from juzu.kernel.document import Schema

ROOT = Path(__file__).resolve().parents[3]
DOCS = ROOT / "docs"


@pytest.mark.parametrize("schema", DOCUMENTS, ids=lambda s: s.label)
def test_every_document_has_its_json_schema_in_the_docs(schema: Schema[object]) -> None:
    kept = DOCS / "schemas" / f"{schema.label}.json"
    assert kept.is_file(), f"write it with: juzu schema {schema.label} > docs/schemas/{schema.label}.json"
    assert json.loads(kept.read_text("utf-8")) == json.loads(json.dumps(schema.json_schema()))


def test_no_schema_is_documented_that_is_not_written() -> None:
    assert {path.stem for path in (DOCS / "schemas").glob("*.json")} == {schema.label for schema in DOCUMENTS}


@pytest.mark.parametrize("guide", ["zh.md", "en.md"])
def test_both_guides_name_every_command_and_every_table(guide: str) -> None:
    text = (DOCS / "guide" / guide).read_text("utf-8")
    spoken = {command.replace("_", "-") for command in COMMANDS} - {"demo", "sequence"} | {"plan sequence"}
    assert [c for c in sorted(spoken) if f"juzu {c}" not in text] == []
    assert "./run demo" in text
    assert [name for name in WORKBOOKS if name not in text] == []


def test_both_guides_have_the_same_chapters() -> None:
    chapters = [len(re.findall(r"^## ", (DOCS / "guide" / name).read_text("utf-8"), re.MULTILINE)) for name in ("zh.md", "en.md")]
    assert chapters[0] == chapters[1]


def test_no_text_names_a_registry_or_a_machine() -> None:
    hosts = [".".join(parts) for parts in (("pypi", "org"), ("npmjs", "org"), ("npmjs", "com"), ("pythonhosted", "org"))]
    files = [p for folder in ("src", "docs", "tests", "examples", "bench", "web-ui") for p in (ROOT / folder).rglob("*")]
    files += [p for p in ROOT.iterdir() if p.is_file()]
    text = {".py", ".md", ".toml", ".json", ".txt", ".lock", ".typ", ".fountain", ".csv", ""}
    said = [
        (p, h)
        for p in files
        if p.is_file() and p.suffix in text and "node_modules" not in p.parts
        for h in hosts
        if h.encode() in p.read_bytes()
    ]
    assert said == []


def test_every_room_has_its_page() -> None:
    rooms = {p.parent.name for p in (ROOT / "src/juzu").glob("*/__init__.py")} - {"kernel", "chain", "edge"}
    assert {room for room in rooms if not (DOCS / "rooms" / f"{room}.md").is_file()} == set()
