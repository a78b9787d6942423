"""script: possible header blocks of a whole file -> the header grammar that explains it best, and the blocks it accepts.

Every block proposes a candidate: its template, that is a number form, an order of parts, their separators and how they fall on
lines. A candidate is scored over the whole file: the evidence of the blocks it reads exactly, half that of the blocks that only lack
or reorder parts, times the share of its numbers that count upwards. The best one names the file's grammar and its family of
numbers; a block too weak to stand alone is accepted where its number fits between its neighbours in that family.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from juzu.kernel.text import Text
from juzu.script.document import Grammar
from juzu.script.headers.blocks import NEXT_LINE, Block

STRONG = 3.0
WEAK = 1.5
_STRANGER = 3.5
_GIVEN = 20.0
_RIVALS = 3
_FAINT = 1.0
_COUNTED = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """The accepted blocks in order, the grammar that names them, and the header-like blocks that were left as body."""

    grammar: Grammar
    blocks: tuple[Block, ...]
    second: tuple[str, int] | None
    odd: tuple[Block, ...]
    left: tuple[Block, ...]


def choose(blocks: Sequence[Block], episode_lines: Sequence[int], given: Sequence[Block] = (), given_pattern: str = "") -> Choice | None:
    """The best grammar for the file, or None where nothing in it is a header. `episode_lines` are line indices where numbers restart."""
    pool = _merge(blocks, given)
    scores = _score(pool)
    if not scores and not given:
        pool, scores = _last_resort(blocks)
    if not scores and not given:
        return None
    family = given[0].family if given else _family(scores, pool)
    accepted = _disjoint(_accept(pool, family, episode_lines, given))
    if not accepted:
        return None
    pattern = given_pattern or max(scores, key=lambda t: (scores[t], t))
    return _describe(pattern, scores, accepted, pool, given=bool(given))


def with_places(choice: Choice, blocks: tuple[Block, ...]) -> Choice:
    """The same choice after headers took the next line as their place: the pattern says so too."""
    plain = {b.first: b.template for b in choice.blocks}
    longer = Counter(plain[b.first] for b in blocks if b.template != plain[b.first])
    pattern = choice.grammar.pattern
    if not longer[pattern]:
        return replace(choice, blocks=blocks)
    pattern = f"{pattern}{NEXT_LINE}地"
    return replace(choice, blocks=blocks, grammar=replace(choice.grammar, pattern=pattern, name=pattern.replace(NEXT_LINE, " / ")))


def order_share(blocks: Iterable[Block]) -> float:
    """The share of neighbouring numbers that count upwards, or restart at 1. One number or none: 1."""
    keys = [(n.episode or 0, n.scene) for b in blocks if (n := b.number) and n.scene is not None and not n.inserted]
    if len(keys) < 2:
        return 1.0
    rising = sum(a < b or b[1] == 1 for a, b in pairwise(keys))
    return rising / (len(keys) - 1)


def _merge(blocks: Sequence[Block], given: Sequence[Block]) -> list[Block]:
    if not given:
        return [b for b in blocks if b.weight >= WEAK]
    covered = {i for b in given for i in range(b.first, b.first + b.count)}
    return sorted([*given, *(b for b in blocks if b.weight >= WEAK and b.first not in covered)], key=lambda b: b.first)


def _score(pool: Sequence[Block]) -> dict[str, float]:
    by_template: dict[str, list[Block]] = defaultdict(list)
    by_shape: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for block in _disjoint(b for b in pool if b.weight >= STRONG or (b.family == "pair" and b.weight >= 2.0)):
        by_template[block.template].append(block)
        by_shape[block.family, block.order] += 1
    scores = {}
    for template, own in by_template.items():
        kin = sum(
            n
            for (family, order), n in by_shape.items()
            if family == own[0].family and order != own[0].order and _within(order, own[0].order)
        )
        evidence = sum(b.weight for b in own) + 0.5 * kin
        scores[template] = evidence * order_share(own) ** 2
    return scores


def _within(parts: Sequence[str], order: Sequence[str]) -> bool:
    """Whether `parts` is `order` with some left out."""
    rest = iter(order)
    return all(part in rest for part in parts)


def _last_resort(blocks: Sequence[Block]) -> tuple[list[Block], dict[str, float]]:
    """Where nothing is strong, three numbers or more that count on from 1 without a break are evidence enough: `3、街道`."""
    by_template: dict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.number and block.weight >= _FAINT:
            by_template[block.template].append(block)
    counted = {t: own for t, own in by_template.items() if len(own) >= _COUNTED and _counts_from_one(own)}
    scores = {t: sum(b.weight for b in own) for t, own in counted.items()}
    return [b for b in blocks if b.template in scores], scores


def _counts_from_one(blocks: Sequence[Block]) -> bool:
    numbers = [n.scene for b in blocks if (n := b.number)]
    return numbers[0] == 1 and all(b in (1, (a or 0) + 1) for a, b in pairwise(numbers))


def _family(scores: dict[str, float], pool: Sequence[Block]) -> str:
    """The kind of number with the most evidence; inserted scenes (+场) follow whatever the others are."""
    total: Counter[str] = Counter()
    share = Counter(b.template for b in pool)
    for block in pool:
        if block.template in scores and block.family != "insert":
            total[block.family] += round(100 * scores[block.template] / share[block.template])
    return max(total, key=lambda f: (total[f], f != "none", f), default="insert")


def _accept(pool: Sequence[Block], family: str, episode_lines: Sequence[int], given: Sequence[Block]) -> Iterable[Block]:
    chosen = set(given)
    own = [b for b in pool if b.family == family]
    anchors = [b for b in own if b.weight >= STRONG or b in chosen] or own
    at = [b.first for b in anchors]
    for block in pool:
        if block in chosen or (block.family == "insert" and block.weight >= STRONG):
            yield block
        elif block.family == family:
            if (block.weight >= STRONG and _plausible(block, anchors, at)) or _fits(block, anchors, at, episode_lines):
                yield block
        elif not given and block.weight >= _STRANGER and (block.family == "none" or _numbers_fit(block, anchors, at)):
            yield block


def _plausible(block: Block, anchors: Sequence[Block], at: Sequence[int]) -> bool:
    """A bare number with parts after it needs to be near its neighbours: `2026 夜 外` does not follow scene 12."""
    number = block.number
    if number is None or number.kind != "scene" or number.weight >= WEAK or number.scene is None:
        return True
    where = bisect_left(at, block.first)
    before = [b.number.scene for b in anchors[max(0, where - 3) : where] if b.number and b.number.scene is not None]
    return not before or number.scene <= max(before) + 30


def _numbers_fit(block: Block, anchors: Sequence[Block], at: Sequence[int]) -> bool:
    number = block.number
    where = bisect_left(at, block.first)
    before = anchors[where - 1].number if where else None
    return bool(number and number.scene and before and before.scene and number.scene == before.scene + 1)


def _fits(block: Block, anchors: Sequence[Block], at: Sequence[int], episode_lines: Sequence[int]) -> bool:
    """Whether a weak block's number continues the count of the anchors round it."""
    number = block.number
    if number is None or number.scene is None:
        return False
    where = bisect_left(at, block.first)
    before = anchors[where - 1] if where else None
    after = next((b for b in anchors[where : where + 2] if b.first > block.first), None)
    fresh = _fresh(before, block, episode_lines)
    low, high = _key(before), _key(after)
    mine = (number.episode or 0, number.scene)
    if fresh or low is None:
        return number.scene == 1 or (high is not None and mine < high and number.scene <= 2)
    if mine <= low:
        return False
    if number.episode is None:
        return number.scene == low[1] + 1
    steps = mine in ((low[0], low[1] + 1), (low[0] + 1, 1))
    return steps or (high is not None and mine < high and number.episode - low[0] <= 1)


def _fresh(before: Block | None, block: Block, episode_lines: Sequence[int]) -> bool:
    start = before.first if before else -1
    where = bisect_left(episode_lines, start)
    return where < len(episode_lines) and episode_lines[where] < block.first and bool(block.number and block.number.episode is None)


def _key(block: Block | None) -> tuple[int, int] | None:
    number = block.number if block else None
    return (number.episode or 0, number.scene) if number and number.scene is not None else None


def _disjoint(blocks: Iterable[Block]) -> tuple[Block, ...]:
    taken: list[Block] = []
    for block in blocks:
        if not taken or block.first >= taken[-1].first + taken[-1].count:
            taken.append(block)
    return tuple(taken)


def _describe(pattern: str, scores: dict[str, float], accepted: tuple[Block, ...], pool: Sequence[Block], *, given: bool) -> Choice:
    order_of = {b.template: b.order for b in pool}
    order = order_of.get(pattern, ())
    main = [b for b in accepted if b.template == pattern or (given and b.weight >= _GIVEN)]
    others = [b for b in accepted if b.template != pattern and not (given and b.weight >= _GIVEN)]
    like = [b for b in others if b.number and _within(b.order, order)]
    rest = [b for b in others if not (b.number and _within(b.order, order))]
    second = _second(rest)
    odd = tuple(b for b in rest if second is None or b.template != second[0])
    covered = {i for b in accepted for i in range(b.first, b.first + b.count)}
    left = _disjoint(b for b in pool if b.weight >= STRONG and covered.isdisjoint(range(b.first, b.first + b.count)))
    counts = Counter(b.template for b in accepted)
    rivals = sorted((t for t in scores if t != pattern), key=lambda t: (-scores[t], t))[:_RIVALS]
    explained = len(accepted) - len(odd)
    grammar = Grammar(
        name=_name(main or list(accepted)),
        pattern=pattern,
        reason=_reason(main, like, second, odd, given=given),
        explained=explained,
        candidates=len(accepted) + len(left),
        given=given,
        rivals=tuple((t, counts[t]) for t in rivals),
    )
    return Choice(grammar, accepted, second, odd, left)


def _second(rest: Sequence[Block]) -> tuple[str, int] | None:
    """A second grammar is worth its name where it alone explains at least two headers."""
    common = Counter(b.template for b in rest).most_common(1)
    return common[0] if common and common[0][1] >= 2 else None


def _name(blocks: Sequence[Block]) -> str:
    """The first header read, as the example a person knows: `1-1 日 内 地 -> 号 时 内外 地`."""
    first = blocks[0]
    return first.template.replace(NEXT_LINE, " / ")


def _reason(main: Sequence[Block], like: Sequence[Block], second: tuple[str, int] | None, odd: Sequence[Block], *, given: bool) -> Text:
    share = round(100 * order_share(sorted([*main, *like], key=lambda b: b.first)))
    zh = f"{'按您给的写法' if given else '整个文件里'}有 {len(main)} 个场次标题正是这种写法"
    en = f"{'by your pattern, ' if given else ''}{len(main)} headers of the file are written exactly so"
    if like:
        zh += f"，{len(like)} 个少写了部分内容或分隔不同"
        en += f", {len(like)} leave parts out or separate them otherwise"
    if any(b.number for b in main):
        zh += f"；场号有 {share}% 依次递增"
        en += f"; {share}% of the numbers count upwards"
    if second:
        zh += f"；另有 {second[1]} 个写作“{second[0]}”"
        en += f"; {second[1]} others are written “{second[0]}”"
    if odd:
        zh += f"；{len(odd)} 个写法不同，也读作标题"
        en += f"; {len(odd)} differ and were read as headers too"
    return Text(zh + "。", en + ".")
