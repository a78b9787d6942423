"""edge: a production on a site <-> a folder of it on this machine.

    production.json base.json   facts and base as documents; the base without what others have booked
    cast.xlsx … plan.xlsx       tables, as in every folder
    .server/                    what the site had when it was fetched: origin.json, Tables.json

What is sent back is only what was changed here: cells are merged into the newest tables, facts and plan replace what was fetched unless somebody
changed that since. Nothing is sent twice, and nothing here is lost when the site refuses.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from juzu.base.catalogue import BASE
from juzu.chain.columns import SHEETS
from juzu.chain.difference import difference
from juzu.chain.patch import Patch
from juzu.chain.patching import Applied, apply
from juzu.chain.production import PRODUCTION, TABLES, PlanRow, Production, Tables
from juzu.edge.files.books import table_files
from juzu.edge.files.folder import BASE_DOCUMENT, PRODUCTION_DOCUMENT, Folder, load, save_plan, write_together
from juzu.edge.server.client import Address, Server, TakenError, address
from juzu.kernel.document import DocumentError, Schema
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import PROBLEM
from juzu.script.breakdown import BREAKDOWN

T = TypeVar("T")
ASIDE = ".server"
TRIES = 3
NOT_FETCHED = Text("这个文件夹不是从服务器取来的", "this folder was not fetched from a server")
FETCH = Text("先运行 juzu pull 地址 文件夹", "run juzu pull ADDRESS FOLDER first")
STANDS = Text("{p} 已存在，不是这个制作的副本", "{p} exists and is no copy of this production")
ELSEWHERE = Text("换一个文件夹名", "choose another folder")
CHANGED_HERE = Text("文件夹里有还没送回的改动", "the folder holds changes that were not sent back")
SEND = Text("先 juzu push，或换一个文件夹", "run juzu push first, or choose another folder")
KEPT = Text(
    "你的改动还在文件夹里；取一份新的到另一个文件夹对照：juzu pull 地址 新文件夹",
    "your changes stay in the folder; fetch the newest into another one and compare: juzu pull ADDRESS FOLDER",
)
ROW = Text("整行", "the row")
CELL = Text(
    "{table} {row} {column}：原来“{before}”，你改成“{yours}”，别人已改成“{theirs}”",
    "{table} {row} {column}: it was “{before}”, you wrote “{yours}”, somebody made it “{theirs}”",
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a folder came from: the digests that the site had, and those of the same values as they lie here."""

    address: str
    site: dict[str, str]
    here: dict[str, str]
    base: str
    assumed: Tables


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent back, by kind; for a plan its cost by the site's own count and the rules that its checker finds broken."""

    kinds: tuple[str, ...]
    cost_fen: int = 0
    broken: tuple[Text, ...] = ()


def pull(server: Server, path: Path) -> Folder:
    """Fetches a production into a folder, new or fetched before. Raises InputError when changes here were not sent back."""
    if path.exists() and any(path.iterdir()):
        _may_be_replaced(path, server.at)
    listed = {row["kind"]: row["digest"] for row in server.get("documents").json}
    facts = _document(server, PRODUCTION, listed)
    tables = _document(server, TABLES, listed)
    files = {
        PRODUCTION_DOCUMENT: PRODUCTION.dump(replace(facts, base=BASE_DOCUMENT if BASE.name in listed else "")),
        f"{BREAKDOWN.name.lower()}.json": BREAKDOWN.dump(_document(server, BREAKDOWN, listed)),
        **table_files(tables, facts.language),
    }
    if BASE.name in listed:
        files[BASE_DOCUMENT] = BASE.dump(_read(BASE, server.get("base").body))
    path.mkdir(parents=True, exist_ok=True)
    for stale in ("plan.json", "problem.json", "plan.xlsx"):
        (path / stale).unlink(missing_ok=True)
    write_together(path, files)
    if PLAN.name in listed:
        plan = _document(server, PLAN, listed)
        save_plan(load(path), _read(PROBLEM, server.get(f"documents/{PROBLEM.name}", digest=plan.problem).body), plan)
    return remember(path, server.at, listed, facts.base)


def _may_be_replaced(path: Path, at: Address) -> None:
    """A folder that is not a copy of this production, or holds work that was not sent back, stays."""
    if not (path / ASIDE).is_dir() or (before := origin_of(path)).address != str(at):
        raise InputError(Fault(STANDS.format(p=path), ELSEWHERE, Source(str(path))))
    if changed(load(path), before):
        raise InputError(Fault(CHANGED_HERE, SEND, Source(str(path))))


def remember(path: Path, at: Address, listed: dict[str, str], base: str) -> Folder:
    """Notes that the folder is now as the site has it."""
    folder = load(path)
    here = {name: digest for name, digest in _digests(folder).items() if name in listed}
    (path / ASIDE).mkdir(exist_ok=True)
    told = {"address": str(at), "site": listed, "here": here, "base": base}
    files = {"origin.json": json.dumps(told, indent=1).encode(), "Tables.json": TABLES.dump(locks_only(folder))}
    write_together(path / ASIDE, files)
    return folder


def origin_of(path: Path) -> Origin:
    """Where a folder came from. Raises InputError for one that was not fetched."""
    try:
        told = json.loads((path / ASIDE / "origin.json").read_bytes())
        tables = TABLES.load((path / ASIDE / "Tables.json").read_bytes())
    except OSError as error:
        raise InputError(Fault(NOT_FETCHED, FETCH, Source(str(path)))) from error
    return Origin(**told, assumed=tables)


def home(path: Path) -> Address:
    """The address that a folder was fetched from."""
    found = address(origin_of(path).address)
    if found is None:
        raise InputError(Fault(NOT_FETCHED, FETCH, Source(str(path))))
    return found


def changed(folder: Folder, origin: Origin) -> list[str]:
    """The kinds that are no longer as they were fetched."""
    return [kind for kind, digest in _digests(folder).items() if origin.here.get(kind) != digest]


def push(server: Server, path: Path) -> Sent:
    """Sends back what was changed in a folder: facts, then tables, then the plan. Raises InputError where somebody changed the same meanwhile."""
    folder, origin = load(path), origin_of(path)
    kinds = changed(folder, origin)
    site = dict(origin.site)
    if PRODUCTION.name in kinds:
        facts: Production = replace(folder.production, base=origin.base)
        site |= _put(server, PRODUCTION, facts, origin.site[PRODUCTION.name])
    if TABLES.name in kinds:
        site |= _put_tables(server, difference(origin.assumed, locks_only(folder), folder.production.language), folder)
    if PLAN.name in kinds and folder.plan:
        site |= _put(server, PLAN, folder.plan, origin.site.get(PLAN.name, ""))
    if kinds:
        remember(path, server.at, site, origin.base)
    if PLAN.name not in kinds:
        return Sent(tuple(kinds))
    board = server.get("board").json
    return Sent(tuple(kinds), board["cost_fen"], tuple(Text(**breach["what"]) for breach in board["broken"]))


def _put(server: Server, schema: Schema[T], value: T, parent: str) -> dict[str, str]:
    try:
        answer = server.put(f"documents/{schema.name}", schema.dump(value), parent=parent).json
    except TakenError as error:
        raise TakenError(*(Fault(fault.what, KEPT) for fault in error.faults)) from error
    return {schema.name: answer["digest"]}


def _put_tables(server: Server, patch: Patch, folder: Folder) -> dict[str, str]:
    """The cells that were changed here, on the newest tables. Somebody may be faster; it is then made again on theirs."""
    for left in reversed(range(TRIES)):
        newest = server.get(f"documents/{TABLES.name}")
        applied = apply(_read(TABLES, newest.body), patch, folder.production.language)
        if not applied.whole:
            raise TakenError(*_faults(applied))
        try:
            return _put(server, TABLES, applied.tables, newest.digest)
        except TakenError:
            if not left:
                raise
    raise AssertionError("unreachable")


def _faults(applied: Applied) -> list[Fault]:
    clashes = [
        Fault(
            CELL.format(
                table=SHEETS[c.table].title,
                row=c.row,
                column=next((column.header for column in SHEETS[c.table].columns if column.key == c.column), ROW),
                before=c.before,
                yours=c.yours,
                theirs=c.theirs,
            ),
            KEPT,
        )
        for c in applied.conflicts
    ]
    return [*clashes, *(Fault(fault.what, fault.next_step) for fault in applied.faults)]


def locks_only(folder: Folder) -> Tables:
    """The tables as a site has them: of the plan table only what holds a scene, for a day that was changed in it is a lock."""
    day_of = folder.plan.day_of if folder.plan else {}
    rows = [row for row in folder.tables.plan if row.locked or day_of.get(row.scene, row.day) != row.day]
    held = tuple(PlanRow(row.scene, row.day, True, row.start_min, row.unit, row.set, row.source) for row in rows)
    return replace(folder.tables, plan=held)


def _digests(folder: Folder) -> dict[str, str]:
    plan: Plan | None = folder.plan
    found = {PRODUCTION.name: PRODUCTION.digest(folder.production), TABLES.name: TABLES.digest(locks_only(folder))}
    return found | ({PLAN.name: PLAN.digest(plan)} if plan else {})


def _document(server: Server, schema: Schema[T], listed: dict[str, str]) -> T:
    return _read(schema, server.get(f"documents/{schema.name}", digest=listed[schema.name]).body)


def _read(schema: Schema[T], body: bytes) -> T:
    try:
        return schema.load(body)
    except DocumentError as error:
        what = Text(f"服务器的文档读不懂：{error}", f"the server's document cannot be read: {error}")
        raise InputError(Fault(what, Text("两边用同一版剧组", "use the same version of Juzu on both sides"))) from error
