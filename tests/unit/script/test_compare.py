"""Two revisions of a script."""

from __future__ import annotations

import time

from juzu.script.breaking import break_down
from juzu.script.corrections import Corrections, PlaceCorrection, RoleCorrection, SceneCorrection, SceneKey
from juzu.script.revising.compare import compare
from juzu.script.revising.matching import moved_scenes
from juzu.script.revising.revision import REVISION, Revision
from juzu.script.revising.similarity import alike
from small_scripts import chinese

A = "日 内 茶馆\n△ 沈照推门进来，把一只箱子放在柜台上。\n沈照：掌柜的，住店，一晚上多少钱？"
B = "夜 外 河堤\n△ 李威坐在河边钓鱼，鱼线那头没有钩。\n李威：想拉跟想跟他拉，是两码事。"
C = "日 内 医院·走廊\n△ 医生摘下口罩，摇了摇头，走廊里没有人说话。\n医生：再晚两个钟头就不好说了。"


def script(*bodies: str):
    return chinese(*(f"1-{n} {body}" for n, body in enumerate(bodies, 1)))


def told(revision: Revision):
    return [(c.kind, c.old, c.new) for c in revision.changes]


def test_the_same_script_has_no_changes():
    revision = compare(script(A, B), script(A, B))
    assert told(revision) == [("same", "1-1", "1-1"), ("same", "1-2", "1-2")]
    assert revision.summary.zh == "增 0 场，改 0 场，删 0 场，换号 0 场，挪动 0 场，未改 2 场"


def test_an_inserted_scene_renumbers_the_rest_and_changes_nothing_in_them():
    revision = compare(script(A, B), script(A, C, B))
    assert told(revision) == [("same", "1-1", "1-1"), ("added", "", "1-2"), ("same", "1-2", "1-3")]
    assert [c.renumbered for c in revision.changes] == [False, False, True]
    assert revision.changes[2].line.zh == "1-2 → 1-3 未改"


def test_an_omitted_scene_is_listed_last():
    assert told(compare(script(A, B, C), script(A, C)))[-1] == ("omitted", "1-2", "")


def test_a_moved_scene_is_the_one_that_moved_and_not_those_it_passed():
    """甲乙丙 → 丙甲乙: one scene moved."""
    revision = compare(script(A, B, C), script(C, A, B))
    assert [c.new for c in revision.changes if c.moved] == ["1-1"]


def test_the_fewest_scenes_are_moved():
    """Of 5 scenes in the order 2 3 1 5 4 two must be moved; 3 keep a rising order."""
    order = ["b", "c", "a", "e", "d"]
    assert len(moved_scenes({k: (k, 1000) for k in "abcde"}, order)) == 2


def test_what_changed_in_a_scene_is_said_in_both_languages():
    changed = "夜 内 医院·病房\n△ 沈照推门进来，把一只箱子放在柜台上。\n沈照：掌柜的，住店，一晚上多少钱？\n小二：八十。"
    revision = compare(script(A, B), script(changed, B))
    line = revision.changes[0].line
    assert line.zh == "1-1 修改：角色 +小二；地点 茶馆 → 医院·病房；光线 日 → 夜；多 2 字"
    assert line.en == "1-1 changed: cast +小二; place 茶馆 → 医院·病房; light day → night; 2 word(s) more"


def test_a_rewritten_scene_is_found_by_its_likeness_under_another_number():
    """Most of the words stayed: the same scene, though a new one took its number."""
    revision = compare(script(A, B), script(C, A.replace("多少钱", "几个钱"), B))
    assert ("changed", "1-1", "1-2") in told(revision)
    assert ("added", "", "1-1") in told(revision)


def test_corrections_follow_their_scene_role_and_place():
    """The scene was rewritten and renumbered, the role renamed, the place respelled: each correction finds its own."""
    old = script(A, B)
    key = next(SceneKey(s.id, s.fingerprint) for s in break_down(old).scenes if s.id == "1-2")
    corrections = Corrections(
        scenes=(SceneCorrection(key, minutes=95),),
        roles=(RoleCorrection("李威", kind="lead"),),
        places=(PlaceCorrection("河堤", location="东堤"),),
    )
    revision = compare(old, script(A, C, B.replace("李威", "李伟").replace("河堤", "江堤")), corrections)
    made = break_down(script(A, C, B.replace("李威", "李伟").replace("河堤", "江堤")), revision.corrections)
    assert revision.unfit == ()
    assert [s.estimate.minutes for s in made.scenes if s.id == "1-3"] == [95]
    assert [p.location for p in made.places if p.id == "江堤"] == ["东堤"]
    assert [(c.kind, c.confirmed) for c in made.characters if c.id == "李伟"] == [("lead", True)]


def test_a_correction_whose_scene_is_gone_is_kept_and_listed():
    old = script(A, B)
    key = next(SceneKey(s.id, s.fingerprint) for s in break_down(old).scenes if s.id == "1-2")
    revision = compare(old, script(A), Corrections(scenes=(SceneCorrection(key, minutes=95),)))
    assert [u.what for u in revision.unfit] == ["1-2"]
    assert len(revision.corrections.scenes) == 1


def test_a_scene_keeps_its_history_over_three_drafts():
    first = compare(script(A, B), script(C, A, B))
    second = compare(script(C, A, B), script(C, C.replace("医生", "护士"), A, B), before=first)
    assert next(c for c in second.changes if c.new == "1-4").history == ("1-2",)


def test_a_revision_is_a_document_that_reads_back():
    revision = compare(script(A, B), script(B, C))
    assert REVISION.load(REVISION.dump(revision)) == revision


def test_three_hundred_scenes_are_matched_in_well_under_a_second():
    """300 scenes of which every third was reworded; the comparison of texts alone, without breaking down."""
    old = {str(n): f"沈照第{n}次推门进来{n * 7919}，把第{n * 31}只箱子放下，{'说了很多话' * 20}{n * 104729}" for n in range(300)}
    new = {key: text.replace("推门", "破门") if int(key) % 3 == 0 else text for key, text in old.items()}
    started = time.process_time()
    found = alike(old, new)
    assert time.process_time() - started < 1
    assert all(found[key, key] > 900 for key in old)
