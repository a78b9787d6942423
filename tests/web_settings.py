"""The site's settings for tests: SQLite by default, PostgreSQL where JUZU_TEST_POSTGRES names one; data in a folder of its own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from juzu.web.surroundings import keep_secret

os.environ["JUZU_DATA"] = tempfile.mkdtemp(prefix="juzu-test-")
os.environ["JUZU_DATABASE"] = os.environ.get("JUZU_TEST_POSTGRES") or f"{os.environ['JUZU_DATA']}/juzu.sqlite3"
atexit.register(shutil.rmtree, os.environ["JUZU_DATA"], ignore_errors=True)
keep_secret(Path(os.environ["JUZU_DATA"]))

from juzu.web.settings import *  # noqa: E402, F403 - the environment comes first

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATABASES["default"]["TEST"] = {} if os.environ.get("JUZU_TEST_POSTGRES") else {"NAME": f"{os.environ['JUZU_DATA']}/test.sqlite3"}  # noqa: F405
