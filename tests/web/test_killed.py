"""The whole site killed without a word: what was saved is there, and the job that ran goes on from its best plan."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import msgspec
import pytest
from django.db import close_old_connections

from juzu.chain.production import TABLES
from juzu.plan.document import PLAN
from juzu.web.job import writes
from juzu.web.job.models import Job
from juzu.web.production import reads
from juzu.web.production import writes as production_writes
from web_fixtures import child_environment

pytestmark = pytest.mark.django_db(transaction=True)
LONGEST_S = 90


class Whole:
    """Server, worker and their jobs, in one process group."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "juzu.web", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=os.environ | child_environment(), start_new_session=True)
        until(self.answers)

    def answers(self) -> bool:
        """Whether the site answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/account/login/", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def kill(self) -> None:
        """`kill -9` of everything at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)

    def end(self) -> None:
        """Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)


def until(done) -> None:
    """Waits for something to be so."""
    end = time.monotonic() + LONGEST_S
    while not done():
        assert time.monotonic() < end, list(Job.objects.values("state", "attempt", "broken", "progress"))
        time.sleep(0.2)
        close_old_connections()


@pytest.fixture
def start():
    """Starts the whole site; whatever still runs at the end is killed."""
    made: list[Whole] = []

    def go() -> Whole:
        made.append(Whole())
        return made[-1]

    yield go
    for whole in made:
        if whole.process.poll() is None:
            whole.kill()


def test_a_site_killed_with_kill_9_in_the_middle_of_a_solve_loses_nothing(drama, owner, start):
    first = start()
    job = writes.enqueue("plan", drama, {"seconds": 12, "threads": 1}, author=owner)
    until(lambda: Job.objects.filter(checkpoint__isnull=False).exists())
    edited = production_writes.merge(drama, TABLES, lambda tables: tables, author=owner)
    first.kill()
    used_s = msgspec.json.decode(bytes(Job.objects.get().checkpoint))["seconds"]
    assert Job.objects.get().state == "running", "nobody could say that it ended"
    second = start()
    until(lambda: not Job.objects.get().open)
    second.end()
    job.refresh_from_db()
    assert (job.state, job.attempt, job.broken) == ("done", 2, 1)
    assert job.progress["curve"][0][0] > used_s, "it went on from where it was killed"
    assert reads.current(drama, PLAN).checked
    assert reads.current_document(drama, TABLES).pk == edited.pk
