"""web: `python -m juzu.web desk JSON`: what `juzu base hold|confirm|…` was told, done in the database; see edge/cli/base_desk.py."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from juzu.edge.cli.terminal import choose_language, print_error
from juzu.kernel.errors import JuzuError
from juzu.web.base.counter import WORDS


class Command(BaseCommand):
    """One act at the desk."""

    help = "订景：由 juzu base 调用。Bookings; called by juzu base."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What was said, as JSON."""
        parser.add_argument("said")

    def handle(self, *args: Any, **options: Any) -> None:
        """Does it; errors and refusals end with their exit code."""
        del args
        choose_language([])
        call_command("migrate", verbosity=0, interactive=False)
        said = json.loads(options["said"])
        try:
            WORDS[said["question"]](said)
        except JuzuError as error:
            print_error(error)
            sys.exit(error.exit_code)
