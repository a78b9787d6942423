"""Durable jobs: asked twice is asked once, nothing runs twice, nothing is lost when a process dies."""

import os
import signal
import threading
import time
from datetime import timedelta

import msgspec
import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.document import PLAN
from juzu.web.job import writes
from juzu.web.job.models import Job
from juzu.web.job.run import run
from juzu.web.job.worker import Worker
from juzu.web.production import reads
from juzu.web.production import writes as production_writes
from juzu.web.site.models import Event

REFUSED = InputError(Fault(Text("第 3 行看不懂", "line 3 is not understood"), Text("改正它", "correct it")))


def quick(running):
    running.report(step=1)
    return {"seen": running.job.payload["n"]}


def refuse(running):
    raise REFUSED


def breaks_once(running):
    if running.saved is None:
        running.keep(b"half way")
        raise RuntimeError("a defect")
    return {"from": running.saved.decode()}


def always_breaks(running):
    raise RuntimeError("a defect")


def waits_to_be_stopped(running):
    writes.stop(running.job)
    assert running.stopped.wait(10)
    return {}


@pytest.fixture(autouse=True)
def _kinds(settings, monkeypatch):
    names = (quick, refuse, breaks_once, always_breaks, waits_to_be_stopped)
    settings.JOBS = {f.__name__: f"{__name__}.{f.__name__}" for f in names}
    monkeypatch.setattr("juzu.web.job.run.BEAT_S", 0.05)
    monkeypatch.setattr("juzu.web.job.run.import_string", lambda path: globals()[path.rpartition(".")[2]])


@pytest.fixture
def _signals():
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.fixture
def worker(children):
    made = Worker(1)
    yield made
    made.leave()


pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_signals")]


def _next(after_s: float = 0) -> Job:
    Job.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    job = writes.claim()
    assert job is not None
    run(job)
    job.refresh_from_db()
    return job


def test_a_job_runs_and_tells_how_it_goes(drama):
    writes.enqueue("quick", drama, {"n": 7})
    assert (_next().state, Job.objects.get().result) == ("done", {"seen": 7})
    told = [event.data["state"] for event in Event.objects.filter(channel=drama.channel, kind="job")]
    assert told == ["waiting", "running", "running", "done"]


def test_asking_twice_with_one_key_is_asking_once(drama):
    assert writes.enqueue("quick", drama, {"n": 1}, "click-1") == writes.enqueue("quick", drama, {"n": 1}, "click-1")
    assert Job.objects.count() == 1


def test_what_is_refused_is_told_in_both_languages_and_not_tried_again(drama):
    writes.enqueue("refuse", drama)
    job = _next()
    assert (job.state, job.error[0]["what"]) == ("failed", {"zh": "第 3 行看不懂", "en": "line 3 is not understood"})
    assert writes.claim() is None


def test_a_job_that_broke_goes_on_from_its_checkpoint(drama):
    writes.enqueue("breaks_once", drama)
    assert _next().state == "waiting"
    assert (_next().state, Job.objects.get().result) == ("done", {"from": "half way"})


def test_a_job_that_always_breaks_ends_as_a_dead_letter_that_can_be_sent_again(drama):
    job = writes.enqueue("always_breaks", drama)
    assert [_next().state for _ in range(3)] == ["waiting", "waiting", "failed"]
    assert writes.retry(job)
    assert Job.objects.get().state == "waiting"


def test_a_broken_job_waits_a_moment_before_it_is_tried_again(drama):
    writes.enqueue("always_breaks", drama)
    _next()
    assert writes.claim() is None


def test_a_waiting_job_is_cancelled_and_a_running_one_is_asked_to_end(drama):
    waiting = writes.enqueue("quick", drama, {"n": 1})
    assert writes.stop(waiting)
    assert waiting.state == "cancelled"
    writes.enqueue("waits_to_be_stopped", drama)
    assert _next().state == "cancelled"


def test_a_beat_that_finds_the_database_busy_is_made_up_for_by_the_next(drama, monkeypatch):
    beat, beats = writes.beat, []

    def busy_at_first(job):
        beats.append(job)
        if len(beats) == 1:
            raise OperationalError("database is locked")
        return beat(job)

    monkeypatch.setattr(writes, "beat", busy_at_first)
    writes.enqueue("waits_to_be_stopped", drama)
    assert _next().state == "cancelled"
    assert len(beats) > 1


def test_a_silent_holder_loses_its_job_and_can_no_longer_write(drama):
    writes.enqueue("quick", drama, {"n": 1})
    lost = writes.claim()
    assert writes.claim() is None
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    taken = writes.claim()
    assert (taken.attempt, taken.broken) == (2, 1)
    assert writes.beat(lost) is None
    assert not writes.end(lost, "done", result={"from": "the dead"})
    assert writes.end(taken, "done")


def test_ten_workers_never_take_the_same_job(drama):
    for n in range(20):
        writes.enqueue("quick", drama, {"n": n})
    taken: list[int] = []

    def work() -> None:
        try:
            while (job := writes.claim()) or Job.objects.filter(state="waiting").exists():
                if job:
                    taken.append(job.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 20


def _until(worker, done, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, Job.objects.values()
        worker.step()
        time.sleep(0.1)


def test_a_solve_killed_with_kill_9_goes_on_from_its_best_plan(drama, owner, worker):
    job = writes.enqueue("plan", drama, {"seconds": 12, "threads": 1}, author=owner)
    _until(worker, lambda: Job.objects.filter(checkpoint__isnull=False).exists())
    used_s = msgspec.json.decode(Job.objects.get().checkpoint)["seconds"]
    os.kill(worker.running[job.pk][1].pid, signal.SIGKILL)
    _until(worker, lambda: Job.objects.get().state == "waiting")
    kept_fen = Job.objects.get().progress["cost_fen"]
    _until(worker, lambda: Job.objects.get().state == "done")
    job.refresh_from_db()
    assert (job.attempt, job.broken) == (2, 1)
    assert job.progress["curve"][0][0] > used_s, "the second attempt began where the first one was killed"
    plan = reads.current(drama, PLAN)
    assert plan.checked
    assert plan.cost_fen == job.result["cost_fen"] <= kept_fen


def test_a_plan_that_somebody_changed_meanwhile_is_kept_and_ours_stands_aside(drama, owner, worker):
    job = writes.enqueue("plan", drama, {"seconds": 4, "threads": 1}, author=owner)
    _until(worker, lambda: job.pk in worker.running and Job.objects.get().progress)
    standing = reads.standing(drama)
    first = worker.running[job.pk]
    theirs = PLAN.type("theirs", "", "best found", 1, 0, (), ())
    production_writes.save(drama, PLAN, theirs, author=owner, parent=standing.documents.get("Plan"))
    _until(worker, lambda: Job.objects.get().state == "done")
    assert first[1].wait(5) == 0
    assert reads.current(drama, PLAN) == theirs
    aside = reads.history(drama, PLAN).get(pk=Job.objects.get().result["document"])
    assert reads.problem_of(drama, production_writes.value_of(aside)) is not None


def test_a_worker_that_is_told_to_go_gives_its_jobs_back(drama, owner, worker):
    job = writes.enqueue("plan", drama, {"seconds": 60, "threads": 1}, author=owner)
    _until(worker, lambda: Job.objects.get().progress)
    worker.leave()
    job.refresh_from_db()
    assert (job.state, job.broken) == ("waiting", 0)
    assert worker.running == {}


def test_a_chore_is_done_every_so_often_and_a_defect_in_it_keeps_no_job_waiting(drama, worker, settings, monkeypatch, caplog):
    done: list[str] = []

    def faulty() -> None:
        raise RuntimeError("a defect")

    settings.CHORES = {"often": 0.0, "rarely": 3600.0, "faulty": 3600.0}
    chores = {"often": lambda: done.append("often"), "rarely": lambda: done.append("rarely"), "faulty": faulty}
    monkeypatch.setattr("juzu.web.job.worker.import_string", chores.__getitem__)
    writes.enqueue("papers", drama, {"papers": ["story-order"]})
    worker.step()
    worker.step()
    assert done == ["often", "rarely", "often"]
    assert [record.getMessage() for record in caplog.records] == ["faulty broke off"]
    assert len(worker.running) == 1


def test_papers_are_printed_into_one_file(drama, owner, worker):
    writes.enqueue("papers", drama, {"papers": ["story-order"]}, author=owner)
    _until(worker, lambda: not Job.objects.get().open)
    assert Job.objects.get().error == []
    assert Job.objects.get().files.get().name == "灯下戏.zip"
