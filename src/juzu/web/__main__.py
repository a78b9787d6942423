"""web: `python -m juzu.web serve` runs the site; any other word is a Django command, such as `migrate` or `makemigrations`."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

from juzu.edge.files.trouble import reason
from juzu.web.surroundings import data_folder, keep_secret


def main() -> None:
    """Makes the data folder on the first start, then does as told."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juzu.web.settings")
    folder = data_folder(os.environ)
    try:
        keep_secret(folder)
    except OSError as error:
        said = reason(error)
        sys.exit(
            f"数据文件夹 {folder} 写不进去：{said.zh} → 用 JUZU_DATA 指一个能写的文件夹\n"
            f"the data folder {folder} cannot be written: {said.en} -> name another one in JUZU_DATA"
        )
    execute_from_command_line(["python -m juzu.web", *sys.argv[1:]])


if __name__ == "__main__":
    main()
