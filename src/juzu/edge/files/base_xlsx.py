"""edge: a base's catalogue <-> a workbook that people edit: one sheet for the base, one for its sets (`chain/catalogue.py` says the columns)."""

from __future__ import annotations

from dataclasses import replace

from juzu.base.catalogue import Base, BaseSet
from juzu.chain.catalogue import FACTS, SETS
from juzu.edge.files.tables import Sheet, read_table, write_workbook
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Lang, Text


def write_base(base: Base, lang: Lang) -> bytes:
    """The workbook of a catalogue."""
    return write_workbook([(SETS, base.sets), (FACTS, (base,))], lang)


def read_base_xlsx(data: bytes, file: str) -> Base:
    """The catalogue of a workbook. Raises InputError with every fault of every cell; nothing is taken over then."""
    sets, facts = read_table(data, file, SETS), read_table(data, file, FACTS)
    faults = list(dict.fromkeys((*sets.faults, *facts.faults, *_look_over(sets))))
    if not faults and len(facts.rows) != 1:
        what = Text(f"“基地”表应有一行，现有 {len(facts.rows)} 行", f"the base sheet has {len(facts.rows)} rows, not one")
        faults.append(Fault(what, Text("只留一行", "leave one row"), Source(file, sheet=FACTS.title.zh)))
    if not faults and not sets.rows:
        faults.append(Fault(Text("一个景也没有", "no set at all"), Text("每个景写一行", "write a row for each set"), Source(file)))
    if faults:
        raise InputError(*faults)
    try:
        return replace(facts.rows[0], sets=sets.rows)
    except ValueError as error:  # only the tree of sets together can show it
        mend = Text("“属于”写包含它的那个景的编号", "name the set that it is part of")
        raise InputError(Fault(Text(f"景的归属不成树：{error}", str(error)), mend, Source(file, sheet=SETS.title.zh))) from error


def _look_over(sets: Sheet[BaseSet]) -> list[Fault]:
    """What single cells cannot show: an id twice, a half-day without its hours, a set without kinds or name."""
    faults: list[Fault] = []
    first: dict[str, Source] = {}
    for item, source in zip(sets.rows, sets.sources, strict=True):
        if item.id in first:
            what = Text(f"编号“{item.id}”与第 {first[item.id].line} 行重复", f"id {item.id!r} stands in row {first[item.id].line} too")
            faults.append(_at(source, "id", what, Text("给其中一个换编号", "give one of them another id")))
        first.setdefault(item.id, source)
        if not item.name or not item.kinds:
            key, zh, en = ("name", "名称", "name") if not item.name else ("kinds", "类别", "kinds")
            faults.append(_at(source, key, Text(f"“{item.id}”没有{zh}", f"{item.id!r} has no {en}"), Text("请填写", "fill it in")))
        if item.tariff.kind == "half_day" and not item.tariff.included_min:
            what = Text("按半天计价要写明半天含几小时", "a half-day tariff needs the hours of half a day")
            faults.append(_at(source, "tariff.included_min", what, Text("如 6", "such as 6")))
    return faults


def _at(source: Source, key: str, what: Text, mend: Text) -> Fault:
    column = next(index for index, one in enumerate(SETS.columns, start=1) if one.key == key)
    return Fault(what, mend, replace(source, column=column))
