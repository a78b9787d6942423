"""web: `python -m juzu.web serve` runs the site; any other word is a Django command, such as `migrate` or `makemigrations`."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

from juzu.web.surroundings import data_folder, keep_secret


def main() -> None:
    """Makes the data folder on the first start, then does as told."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juzu.web.settings")
    keep_secret(data_folder(os.environ))
    execute_from_command_line(["python -m juzu.web", *sys.argv[1:]])


if __name__ == "__main__":
    main()
