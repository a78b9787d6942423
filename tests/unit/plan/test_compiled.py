"""Machine code is kept under the name of every kernel's source."""

from pathlib import Path

from juzu.plan.compiled import kept_in


def test_a_change_of_any_kernel_gives_another_folder(tmp_path: Path):
    caller, called, plain = tmp_path / "caller.py", tmp_path / "room" / "called.py", tmp_path / "plain.py"
    called.parent.mkdir()
    for path in (caller, called):
        path.write_text("from juzu.plan.compiled import compiled\n")
    plain.write_text("x = 1\n")
    before = kept_in(tmp_path, tmp_path)
    plain.write_text("x = 2\n")
    assert kept_in(tmp_path, tmp_path) == before
    called.write_text("from juzu.plan.compiled import compiled\nx = 2\n")
    assert kept_in(tmp_path, tmp_path) != before
