"""edge: `juzu base catalogue FILE`: a base as a tree in the terminal, or as a workbook, and what is missing in it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.tree import Tree

from juzu.base.catalogue import Base, unpriced
from juzu.base.kinds import KINDS
from juzu.base.spaces import Room, floors
from juzu.chain.catalogue import TARIFFS
from juzu.edge.cli.terminal import add_parser, lang, out, say, tell
from juzu.edge.files.base_file import read_base_file
from juzu.edge.files.base_xlsx import write_base
from juzu.edge.files.folder import write_whole
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.money import yuan
from juzu.kernel.text import Text
from juzu.plan.problem import Tariff


def register(questions: Any) -> None:
    """Declares the question."""
    parser = add_parser(questions, "catalogue", Text("景的目录：看、查、转成 Excel", "the catalogue of sets: show, check, write as XLSX"))
    parser.add_argument("file", type=Path, metavar="FILE", help="base.toml / base.xlsx")
    parser.add_argument("--to", type=Path, metavar="XLSX", help=tell(Text("另存为可编辑的表格", "write it as a workbook to edit")))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Shows the tree and what is missing, or writes the workbook."""
    base = read_base_file(options.file.read_bytes(), str(options.file))
    if options.to:
        if options.to.suffix.lower() != ".xlsx":
            what = Text(f"写不成 {options.to.suffix or options.to}", f"cannot write {options.to.suffix or options.to}")
            raise InputError(Fault(what, Text("文件名以 .xlsx 结尾", "the name ends with .xlsx")))
        write_whole(options.to, write_base(base, lang()))
        say("已写入 {file}：{n} 处景", "wrote {file}: {n} sets", file=options.to, n=len(base.sets))
    else:
        out.print(_tree(base))
    for line in remarks(base):
        out.print(tell(line), markup=False)
    return 0


def remarks(base: Base) -> Iterator[Text]:
    """What somebody probably forgot."""
    if free := unpriced(base):
        names = "、".join(item.id for item in free)
        yield Text(
            f"没有价目的景 {len(free)} 处（基地也没有通票），用它们不收钱：{names}",
            f"{len(free)} sets without a tariff, on a base without a pass: using them costs nothing: {names}",
        )


def _tree(base: Base) -> Tree:
    tree = Tree(f"{base.name}  {price(base.tariff)}".rstrip())
    for floor in floors(base):
        branch = tree.add(" · ".join(part for part in (floor.building, floor.floor) if part) or "—")
        for room in floor.rooms:
            _add(branch, room)
    return tree


def _add(branch: Tree, room: Room) -> None:
    states = room.states
    stem = branch if len(states) == 1 else branch.add(f"{room.id}（{tell(Text('同一间', 'one room'))}）")
    for item in states:
        size = tell(Text("{n} 人", "{n} people").format(n=item.people)) if item.people else ""
        leaf = stem.add("  ".join(part for part in (item.name, kinds(item.kinds), size, price(item.tariff)) if part))
    for part in room.parts:
        _add(leaf if len(states) == 1 else stem, part)


def price(tariff: Tariff) -> str:
    """A tariff in one line: the fee of its unit, else what is added at night; nothing when it is covered by the pass."""
    if tariff.fee_fen:
        return tell(Text("{kind} {fee} 元", "{fee} yuan per {kind}").format(kind=TARIFFS[tariff.kind], fee=yuan(tariff.fee_fen)))
    return tell(Text("夜间 +{fee} 元", "+{fee} yuan at night").format(fee=yuan(tariff.night_fen))) if tariff.night_fen else ""


def kinds(names: tuple[str, ...]) -> str:
    """Kinds by their names in the language in use; a base's own kinds by their own."""
    return "、".join(tell(KINDS[name].name) if name in KINDS else name for name in names)
