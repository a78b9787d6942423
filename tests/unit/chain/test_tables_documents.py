"""The facts and the tables of a production as documents: what a folder says survives them whole."""

from pathlib import Path

import pytest

from juzu.chain.production import PRODUCTION, TABLES
from juzu.edge.files.folder import load

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
DRAMAS = ("dengxiaxi", "longstay", "zhenzhu")


@pytest.mark.parametrize("drama", DRAMAS)
def test_a_production_is_the_same_after_its_documents(drama: str) -> None:
    folder = load(EXAMPLES / drama / "production")
    assert PRODUCTION.load(PRODUCTION.dump(folder.production)) == folder.production
    assert TABLES.load(TABLES.dump(folder.tables)) == folder.tables
