"""edge: a catalogue's file, base.toml or base.xlsx -> Base."""

from __future__ import annotations

from pathlib import Path

from juzu.base.catalogue import Base
from juzu.edge.files.base_toml import read_base
from juzu.edge.files.base_xlsx import read_base_xlsx


def read_base_file(data: bytes, file: str) -> Base:
    """The base of a catalogue, by the ending of its name: a workbook or TOML. Raises InputError with every fault found."""
    return read_base_xlsx(data, file) if Path(file).suffix.lower() in (".xlsx", ".xls", ".xlsm") else read_base(data, file)
