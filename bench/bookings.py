"""Two hundred clients on the same few sets: holds, confirmations, crews that go in, run over, push the next back and hand over, shared space, one
process killed. The base's clock runs an hour a second, so that all of a booking's life is seen.

    python bench/bookings.py                                        on SQLite, in a folder of its own
    python bench/bookings.py --database postgresql://user@host/db   on PostgreSQL: makes a database of its own beside db, and drops it

Afterwards everything is counted anew from the rows, by the pure rules and by one SQL query, not by the code that wrote them: overlaps, acts that
were answered and are not there, refusals without a reason. Ends with non-zero unless all are zero.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
HOLDS = ("hold",) * 11 + ("wait",)
SUITS = {
    "waiting": ("cancel",),
    "held": ("pay", "confirm", "confirm", "confirm", "cancel"),
    "deposit": ("confirm",),
    "confirmed": ("start", "start", "start", "extend", "push", "cancel"),
    "in_use": ("extend", "push", "hand_over", "hand_over"),
    "reset": ("close",),
}
OWN = tuple(dict.fromkeys(act for acts in SUITS.values() for act in acts))
MINUTES_A_SECOND = 60


def main() -> int:
    """Runs the clients and counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--processes", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--database", default="")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--worker", type=int, default=-1, help=argparse.SUPPRESS)
    parser.add_argument("--began", type=float, default=0.0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker >= 0:
        return work(options)
    with tempfile.TemporaryDirectory(prefix="juzu-bookings-") as folder:
        os.environ["JUZU_DATA"] = folder
        own = _own_database(options.database)
        os.environ["JUZU_DATABASE"] = own or f"{folder}/bookings.sqlite3"
        try:
            return run(options, Path(folder))
        finally:
            if own:
                _drop(options.database, own)


def run(options: argparse.Namespace, folder: Path) -> int:
    """Prepares a base, lets the clients loose, kills one process, counts."""
    _django()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _prepare()
    arguments = [sys.executable, __file__, "--clients", str(options.clients // options.processes), "--seconds", str(options.seconds)]
    arguments += ["--began", str(time.time())]
    started = time.monotonic()
    workers = [
        subprocess.Popen([*arguments, "--worker", str(number), "--seed", str(options.seed * 1000 + number)], start_new_session=True)
        for number in range(options.processes)
    ]
    _wait_for_ledgers(folder, options.processes)
    time.sleep(options.seconds / 2)
    os.killpg(workers[0].pid, signal.SIGKILL)
    failed = [number for number, worker in enumerate(workers) if worker.wait() and number]
    took = time.monotonic() - started
    return report(options, folder, took, failed)


def work(options: argparse.Namespace) -> int:
    """One process: its share of the clients, each a thread with a connection of its own."""
    _django()
    import juzu.web.base.writes  # noqa: F401 - loaded before the clock starts
    from juzu.web.base import reads

    first = reads.now_min(datetime.fromtimestamp(options.began, UTC))
    reads.now_min = lambda: first + int((time.time() - options.began) * MINUTES_A_SECOND)
    stop = threading.Event()
    threads = [threading.Thread(target=client, args=(options, number, stop)) for number in range(options.clients)]
    for thread in threads:
        thread.start()
    time.sleep(options.seconds)
    stop.set()
    for thread in threads:
        thread.join()
    return 0


def client(options: argparse.Namespace, number: int, stop: threading.Event) -> None:
    """One client: asks at random and writes down every answer before it asks again."""
    from django.db import connection

    from juzu.base.booking.refusal import Refusal
    from juzu.web.base import reads, writes
    from juzu.web.base.writes import Said
    from juzu.web.production.models import Catalogue

    dice = random.Random(options.seed * 1_000 + number)
    catalogue = Catalogue.objects.select_related("document", "organisation").get()
    sets = [item.id for item in reads.base_of(catalogue).sets]
    booker = writes.guest(catalogue, f"crew {options.worker}-{number}")
    mine: dict[int, str] = {}
    path = Path(os.environ["JUZU_DATA"]) / f"ledger-{options.worker}-{number}.jsonl"
    with path.open("a", buffering=1, encoding="utf-8") as ledger:
        while not stop.is_set():
            booking = dice.choice(list(mine)) if mine and dice.random() < 0.7 else 0
            act = dice.choice(HOLDS if not booking else OWN if dice.random() < 0.1 else SUITS.get(mine[booking], OWN))
            now, began = reads.now_min(), time.monotonic()
            try:
                if booking:
                    until = now + 15 * dice.choice((2, 4, 8, 16))
                    said = Said(fen=100_000, until=until, without_deposit=dice.random() < 0.7, push=act == "push")
                    outcome = writes.act(catalogue, booking, "extend" if act == "push" else act, said)
                else:
                    outcome = writes.hold(catalogue, booker, dice.choice(sets), _span(dice, now), wait=act == "wait")
            except Exception as error:  # noqa: BLE001 - whatever it is, it is counted as unexplained
                ledger.write(json.dumps({"act": act, "error": f"{type(error).__name__}: {error}"}) + "\n")
                continue
            answer = {"act": act, "ms": round((time.monotonic() - began) * 1000, 1), "at": time.time()}
            if isinstance(outcome, Refusal):
                answer |= {
                    "refused": outcome.kind,
                    "zh": outcome.what.zh,
                    "en": outcome.what.en,
                    "next": outcome.next_step.zh,
                    "holder": outcome.holder,
                }
            else:
                answer |= {"booking": outcome.id, "state": outcome.state}
                mine[int(outcome.id)] = outcome.state
                if outcome.state in ("closed", "cancelled"):
                    del mine[int(outcome.id)]
            ledger.write(json.dumps(answer, ensure_ascii=False) + "\n")
    connection.close()


def report(options: argparse.Namespace, folder: Path, took: float, failed: list[int]) -> int:
    """Counts anew what stands, and prints the table."""
    from django.db import connection

    from juzu.web.base.models import Block, Booking, Done

    answers = [
        json.loads(line) for path in folder.glob("ledger-*.jsonl") for line in path.read_text("utf-8").splitlines() if line.endswith("}")
    ]
    errors = Counter(answer["error"][:120] for answer in answers if "error" in answer)
    refused = [answer for answer in answers if "refused" in answer]
    accepted = [answer for answer in answers if "booking" in answer]
    there = set(Booking.objects.values_list("pk", flat=True))
    done = Counter(Done.objects.values_list("booking_id", "act"))
    named = {"wait": ("hold", "wait"), "push": ("extend",)}  # who would also wait may be given a hold at once
    lost = [a for a in accepted if not any(done[int(a["booking"]), act] for act in named.get(a["act"], (a["act"],)))]
    silent = [a for a in refused if not (a["zh"] and a["en"] and a["next"]) or (a["refused"] == "taken" and int(a["holder"]) not in there)]
    overlaps, misplaced = _overlaps()
    waits = sorted(answer["ms"] for answer in answers if "ms" in answer)
    clients = options.clients // options.processes * options.processes
    print(f"database        {connection.vendor}, {clients} clients in {options.processes} processes, process 0 killed with kill -9")
    print(f"seconds         {took:.0f}")
    print(f"answers         {len(answers)}; {_rate(folder, options):.0f} a second while all clients worked")
    print(f"accepted        {len(accepted)}; {dict(Counter(a['act'] for a in accepted).most_common())}")
    print(f"refused         {len(refused)}; {dict(Counter(a['refused'] for a in refused).most_common())}")
    print(f"bookings        {len(there)}, blocked stretches {Block.objects.count()}")
    print(f"wait, ms        median {waits[len(waits) // 2]:.0f}, 95 % {waits[len(waits) * 95 // 100]:.0f}, longest {waits[-1]:.0f}")
    counts = {
        "overlaps": len(overlaps),
        "blocks not as the rules say": misplaced,
        "answered and lost": len(lost),
        "refusals without a reason": len(silent),
        "errors": sum(errors.values()),
        "processes failed": len(failed),
    }
    for name, count in counts.items():
        print(f"{name:<28}{count}")
    for error, count in errors.most_common(5):
        print(f"    {count} x {error}")
    return int(any(counts.values()))


def _rate(folder: Path, options: argparse.Namespace) -> float:
    """Answers a second from when the last process had begun until the first one ended."""
    times: dict[str, list[float]] = {}
    for path in folder.glob("ledger-*.jsonl"):
        found = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.endswith("}"))
        times.setdefault(path.name.split("-")[1], []).extend(answer["at"] for answer in found if "at" in answer)
    firsts = [min(found) for found in times.values() if found]
    since, until = max(firsts), min(firsts) + options.seconds
    return sum(since <= at <= until for found in times.values() for at in found) / max(until - since, 1e-9)


def _overlaps() -> tuple[list[tuple[str, str]], int]:
    """Pairs of bookings that cannot both be, by the pure rules; and rooms whose blocked stretches are not what the rules lay out, or overlap by SQL."""
    from django.db.models import Exists, OuterRef

    from juzu.base.booking.booking import BLOCKING
    from juzu.base.booking.fit import clash
    from juzu.base.booking.layout import layout
    from juzu.web.base import reads
    from juzu.web.base.models import Block, Booking
    from juzu.web.production.models import Catalogue

    spaces = reads.spaces_of(Catalogue.objects.select_related("document").get())
    values = [reads.value(row) for row in Booking.objects.filter(state__in=BLOCKING).select_related("guest").order_by("start_min")]
    pairs = []
    for number, one in enumerate(values):
        for other in values[number + 1 :]:
            if other.span.start > one.span.end + 24 * 60:
                break
            if clash(one, other, spaces):
                pairs.append((one.id, other.id))
    misplaced = 0
    for room in {item.room for item in spaces.base.sets}:
        laid = layout([b for b in values if room in spaces.rooms(b.set)], spaces)
        kept = {str(b.booking_id): (b.start_min, b.end_min) for b in Block.objects.filter(room=room)}
        misplaced += kept != {key: (span.start, span.end) for key, span in laid.items()}
    again = Block.objects.filter(
        catalogue=OuterRef("catalogue"), room=OuterRef("room"), start_min__lt=OuterRef("end_min"), end_min__gt=OuterRef("start_min")
    ).exclude(pk=OuterRef("pk"))
    return pairs, misplaced + Block.objects.filter(Exists(again)).count()


def _prepare() -> None:
    """One base out of both samples: a villa let whole or by the room, and a hospital with two states."""
    from dataclasses import replace

    from juzu.edge.files.base_file import read_base_file
    from juzu.web.account.models import Organisation
    from juzu.web.production.writes import keep_catalogue

    samples = ROOT / "examples" / "bases"
    villa = read_base_file((samples / "songjian.toml").read_bytes(), "songjian.toml")
    mall = read_base_file((samples / "yinhe.toml").read_bytes(), "yinhe.toml")
    wards = tuple(item for item in mall.sets if item.kinds[0] in ("医院病房", "医院走廊", "酒店大堂"))
    keep_catalogue(Organisation.objects.create(name="bench"), replace(villa, sets=(*villa.sets, *wards)), author=None)


def _span(dice: random.Random, now: int) -> object:
    from juzu.kernel.span import Span

    start = (now // 15 + dice.randrange(2, 144)) * 15
    return Span(start, start + 15 * dice.choice((2, 4, 6, 8, 16, 24)))


def _django() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "juzu.web.settings"
    from juzu.web.surroundings import keep_secret

    keep_secret(Path(os.environ["JUZU_DATA"]))
    import django

    django.setup()


def _wait_for_ledgers(folder: Path, processes: int) -> None:
    """Until every process has answers."""
    until = time.monotonic() + 120
    while (
        time.monotonic() < until
        and len({path.name.split("-")[1] for path in folder.glob("ledger-*.jsonl") if path.stat().st_size}) < processes
    ):
        time.sleep(0.1)


def _own_database(address: str) -> str:
    if not address:
        return ""
    import psycopg

    name = f"juzu_bookings_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def _drop(address: str, own: str) -> None:
    import psycopg
    from django.db import connections

    connections.close_all()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{urlsplit(own).path.lstrip("/")}" WITH (FORCE)')


if __name__ == "__main__":
    sys.exit(main())
