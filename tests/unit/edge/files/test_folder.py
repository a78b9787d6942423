from __future__ import annotations

import os
import time
from pathlib import Path

from juzu.edge.files.folder import sweep, write_whole

LONG_AGO = time.time() - 7200


def aged(path: Path) -> Path:
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_what_a_killed_run_left_aside_goes_away_with_the_next_write(tmp_path: Path):
    papers = tmp_path / ".papers.ab12cd34"
    (papers / "3 通告单").mkdir(parents=True)
    half = tmp_path / ".plan.json.x_9k2m1a"
    half.write_bytes(b"{")
    for path in (papers, half):
        aged(path)
    write_whole(tmp_path / "plan.json", b"{}")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_what_another_run_is_writing_now_and_what_is_not_ours_stay(tmp_path: Path):
    (tmp_path / ".plan.json.x_9k2m1a").write_bytes(b"{")
    (tmp_path / ".notes.txt").write_bytes(b"mine")
    aged(tmp_path / ".notes.txt")
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".notes.txt", ".plan.json.x_9k2m1a"]
