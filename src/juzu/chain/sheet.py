"""chain: a production, its base and tables -> the facts that the papers print."""

from __future__ import annotations

from datetime import datetime

from juzu.base.catalogue import Base
from juzu.chain.production import Production, Tables
from juzu.shoot.production import Production as PaperFacts
from juzu.shoot.production import SceneState


def paper_facts(production: Production, base: Base | None, tables: Tables, changed: datetime | None = None) -> PaperFacts:
    """What papers need beyond breakdown and plan, which was last `changed` then. A place is shot where its first set is; its set's name is 拍摄地点."""
    sets = {s.id: s.called(production.language) for s in base.sets} if base else {}
    hired = {row.id: row.name for row in tables.locations}
    states: tuple[tuple[str, SceneState], ...] = tuple((row.id, "shot") for row in tables.scenes if row.done)
    sheet = production.sheet
    return PaperFacts(
        title=production.title,
        director=production.director,
        units=tuple((unit.id, f"{unit.id} 组" if production.language == "zh" else f"Unit {unit.id}") for unit in production.units),
        base_name=base.name if base else "",
        base_address=base.address if base else "",
        hospital=base.hospital if base else "",
        safety=sheet.safety,
        contacts=production.contacts,
        breakfast=sheet.breakfast,
        departure=sheet.departure,
        weather=sheet.weather,
        tips=sheet.tips,
        note=sheet.note,
        makeup_place=sheet.makeup_place,
        makeup_at_hotel=sheet.makeup_at_hotel,
        travel_min=sheet.travel_min,
        round_min=sheet.round_min,
        days=sheet.days,
        palette=sheet.palette,
        locations=tuple((row.id, hired.get(row.sets[0], sets.get(row.sets[0], row.sets[0]))) for row in tables.places if row.sets),
        actors=tuple((row.id, row.actor) for row in tables.cast if row.actor),
        states=states,
        state=sheet.state,
        version=sheet.version,
        changed=changed,
        zone=production.zone,
        page_count="tenths" if production.language == "zh" else "eighths",
    )
