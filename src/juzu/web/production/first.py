"""web: a script that was handed in, or a production folder -> the first values of a production."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from juzu.base.catalogue import Base
from juzu.chain.standing import Standing
from juzu.edge.files.begin import begin, read_needs
from juzu.edge.files.folder import load, read_breakdown
from juzu.edge.files.read import read_script
from juzu.edge.files.samples import sample
from juzu.kernel.text import Lang, Text
from juzu.script.document import Script

SAMPLES: dict[str, Text] = {
    "dengxiaxi": Text("《灯下戏》", "灯下戏 (Play under the lamp)"),
    "longstay": Text("The Long Stay", "The Long Stay"),
    "zhenzhu": Text("《珍珠扣》", "珍珠扣 (The pearl button)"),
}
SCRIPTS = (".docx", ".doc", ".txt", ".fountain", ".spmd", ".fdx", ".pdf", ".md")


@dataclass(frozen=True, slots=True)
class First:
    """Everything that a new production is made of; `file` is the script as it was handed in: name and bytes."""

    standing: Standing
    script: Script | None
    file: tuple[str, bytes] | None


def from_upload(name: str, data: bytes, base: Base, *, title: str, start: date, start_assumed: bool, language: Lang) -> First:
    """A production from a script's bytes. Raises InputError with every fault, each with its line."""
    with tempfile.TemporaryDirectory(prefix="juzu-read-") as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(data)
        needs = read_needs(path)
    called = title or needs.breakdown.title or Path(name).stem
    standing = begin(
        needs, base, title=called, start=start, language=language, file=Path(name).name, start_assumed=start_assumed, base_assumed=False
    )
    return First(standing, needs.script, (Path(name).name, data))


def from_folder(path: Path) -> First:
    """A production folder, its plan included."""
    folder = load(path)
    standing = Standing(folder.production, folder.base, read_breakdown(path), folder.tables, folder.plan, folder.problem)
    file = path / folder.production.script
    if not file.is_file():
        return First(standing, None, None)
    script = read_script(file) if file.suffix.lower() in SCRIPTS else None
    return First(standing, script, (file.name, file.read_bytes()))


def from_sample(name: str) -> First:
    """A sample drama as its makers left it, without a plan."""
    made = from_folder(sample(name) / "production")
    return replace(made, standing=replace(made.standing, plan=None, problem=None))
