"""web: `python -m juzu.web run_job JOB ATTEMPT`: the process of one job; the worker starts it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from juzu.web.job.models import Job
from juzu.web.job.run import run


class Command(BaseCommand):
    """One job that a worker has claimed."""

    help = "运行一项已领取的任务。Runs one claimed job."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which job, and which attempt the worker claimed."""
        parser.add_argument("job", type=int)
        parser.add_argument("attempt", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs it unless it went to somebody else meanwhile."""
        del args
        job = (
            Job.objects.select_related("production__organisation", "author")
            .filter(pk=options["job"], attempt=options["attempt"], state="running")
            .first()
        )
        if job:
            run(job)
