"""web: `python -m juzu.web worker`: runs jobs; `serve` starts one beside the site, and a large installation more on other machines."""

from __future__ import annotations

import os
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from juzu.web.job.worker import Worker, orphaned


class Command(BaseCommand):
    """A worker."""

    help = "运行后台任务。Runs jobs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many at once."""
        parser.add_argument("--at-once", type=int, default=max(1, (os.cpu_count() or 2) // 2))

    def handle(self, *args: Any, **options: Any) -> None:
        """Works until it is told to stop, or until whoever started it is gone."""
        del args
        told, parent = threading.Event(), os.getppid()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: told.set())
        Worker(options["at_once"]).run(lambda: not told.is_set() and not orphaned(parent))
