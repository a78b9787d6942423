"""edge: a production folder <-> its values.

    production.toml   facts; people edit it
    script.*          as it was handed in
    base.toml         the base's catalogue
    cast.xlsx places.xlsx scenes.xlsx   tables; people edit them
    previous-plan.json   the plan of the script before a revision that renumbered scenes
    plan.xlsx         the plan as a table; a changed day becomes a lock
    breakdown.json problem.json plan.json   documents; Juzu writes them
    production.json base.json   in a copy of a production on a site: facts and base as documents, whole
    papers/           what `juzu papers` prints

Every file is written aside and renamed, so that a stop in the middle leaves the old one whole.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from juzu.base.catalogue import BASE, Base
from juzu.chain.columns import PLAN
from juzu.chain.edit import edited
from juzu.chain.production import PRODUCTION, PlanRow, Production, Tables
from juzu.chain.references import unlisted
from juzu.chain.settle import settled
from juzu.chain.standing import Standing
from juzu.edge.files.base_toml import read_base
from juzu.edge.files.books import WORKBOOKS, read_book, table_files
from juzu.edge.files.production_toml import read_production
from juzu.edge.files.production_write import write_production
from juzu.edge.files.tables import write_workbook
from juzu.edge.files.trouble import reason
from juzu.kernel.document import DocumentError, Schema
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.plan.document import PLAN as PLAN_DOCUMENT
from juzu.plan.document import Plan
from juzu.plan.problem import PROBLEM, Problem
from juzu.plan.rules import NUMBER_RULES
from juzu.script.breakdown import BREAKDOWN, Breakdown

T = TypeVar("T")
PRODUCTION_DOCUMENT, BASE_DOCUMENT = "production.json", "base.json"
AN_HOUR_S = 3600
_ASIDE = re.compile(r"\.(papers|[^.]+\.(json|xlsx|toml|uss))\.[a-z0-9_]{8}(-old)?")


@dataclass(frozen=True, slots=True)
class Folder(Standing):
    """A production as it stands in its folder; `unknown` are columns nobody knows, `planned` is when the plan was last written."""

    path: Path
    unknown: tuple[Source, ...] = ()
    planned: datetime | None = None


def sweep(folder: Path) -> None:
    """Removes what a killed run left aside: our hidden files and folders that nobody has touched for an hour."""
    for path in folder.glob(".*"):
        if _ASIDE.fullmatch(path.name) and time.time() - path.stat().st_mtime > AN_HOUR_S:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that it is either the old one or the new one, never half."""
    write_together(path.parent, {path.name: data})


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files that belong together: all of them aside first, so that a full disk or a stop leaves all the old ones."""
    aside: dict[str, Path] = {}
    sweep(folder)
    try:
        for name, data in files.items():
            handle, made = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
            aside[name] = Path(made)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            aside[name].chmod(0o644)
        for name, path in aside.items():
            path.replace(folder / name)
    finally:
        for path in aside.values():
            path.unlink(missing_ok=True)


def create(path: Path, production: Production, script: Path, base: Path | None, breakdown: Breakdown, tables: Tables) -> None:
    """Makes the folder whole or not at all. Raises InputError when something already stands there."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InputError(
            Fault(
                Text(f"{path} 已存在", f"{path} already exists"),
                Text("换一个文件夹名，或先移走它", "choose another folder, or move that one away"),
                Source(str(path)),
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=path if path.exists() else path.parent, prefix=f".{path.name}."))
    try:
        (aside / "production.toml").write_bytes(write_production(production, {rule.id: rule.say() for rule in NUMBER_RULES}))
        shutil.copyfile(script, aside / production.script)
        if base:
            shutil.copyfile(base, aside / production.base)
        (aside / "breakdown.json").write_bytes(BREAKDOWN.dump(breakdown))
        write_together(aside, table_files(tables, production.language))
        aside.chmod(0o755)
        if path.exists():
            for file in aside.iterdir():
                file.rename(path / file.name)
            aside.rmdir()
        else:
            aside.rename(path)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def save_plan(folder: Folder, problem: Problem, plan: Plan) -> None:
    """The plan, the problem that it answers, and the plan table. A lock that stands in scenes.xlsx is not written a second time."""
    path, lang = folder.path, folder.production.language
    dated = {row.id for row in folder.tables.scenes if row.lock_date}
    locked = {scene.id for scene in problem.scenes if scene.day >= 0} - dated
    held = {row.scene: row for row in folder.tables.plan if row.locked}
    rows = [held.get(scene, PlanRow(scene, day.day, scene in locked)) for day in plan.days for scene in day.scenes]
    files = {
        "problem.json": PROBLEM.dump(problem),
        "plan.json": PLAN_DOCUMENT.dump(plan),
        "plan.xlsx": write_workbook([(PLAN, rows)], lang),
    }
    write_together(path, files)


def set_plan_aside(path: Path) -> None:
    """The plan names scenes by numbers that no longer hold: kept for comparison, no longer the folder's plan."""
    (path / "plan.json").replace(path / "previous-plan.json")
    (path / "problem.json").unlink(missing_ok=True)


def read_breakdown(path: Path) -> Breakdown:
    """The breakdown as it was read from the script, without the tables' corrections."""
    return _document(path / "breakdown.json", BREAKDOWN)


def load(path: Path) -> Folder:
    """A production folder. Raises InputError with everything that is wrong in any of its files."""
    if not path.is_dir():
        raise InputError(
            Fault(
                Text(f"没有这个文件夹：{path}", f"no such folder: {path}"),
                Text("先运行 juzu new", "make one with juzu new"),
                Source(str(path)),
            )
        )
    production = _production(path)
    base = _base(path, production.base) if production.base else None
    names = [*WORKBOOKS, *(["plan.xlsx"] if (path / "plan.xlsx").exists() else [])]
    books = [read_book(_bytes(path / name), name) for name in names]
    tables = settled(Tables(**{name: rows for book in books for name, rows in book.rows.items()}))
    faults = list(dict.fromkeys(fault for book in books for fault in book.faults)) or list(unlisted(tables))
    if faults:
        raise InputError(*faults)
    breakdown = edited(read_breakdown(path), tables)
    written = path / "plan.json"
    plan = _document(written, PLAN_DOCUMENT) if written.exists() else None
    planned = datetime.fromtimestamp(written.stat().st_mtime, UTC) if plan else None
    problem = _document(path / "problem.json", PROBLEM) if (path / "problem.json").exists() else None
    unknown = tuple(source for book in books for source in book.unknown)
    return Folder(production, base, breakdown, tables, plan, problem, path, unknown, planned)


def _production(path: Path) -> Production:
    if (path / PRODUCTION_DOCUMENT).exists():
        return _document(path / PRODUCTION_DOCUMENT, PRODUCTION)
    return read_production(_bytes(path / "production.toml"), "production.toml")


def _base(path: Path, name: str) -> Base:
    return _document(path / name, BASE) if name == BASE_DOCUMENT else read_base(_bytes(path / name), name)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = Text(f"读不到 {path.name}：{reason(error).zh}", f"cannot read {path.name}: {reason(error).en}")
        step = Text("恢复这个文件，或用 juzu new 重新建立", "bring the file back, or make the folder anew with juzu new")
        raise InputError(Fault(what, step, Source(str(path)))) from error


def _document(path: Path, schema: Schema[T]) -> T:
    try:
        return schema.load(_bytes(path))
    except DocumentError as error:
        what = Text(f"{path.name} 读不懂：{error}", f"{path.name} cannot be read: {error}")
        step = Text("这是剧组写的文件；请从备份恢复，或重新运行", "Juzu wrote this file; bring it back from a backup, or run again")
        raise InputError(Fault(what, step, Source(str(path)))) from error
