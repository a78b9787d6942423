"""web: environment -> where the data lies, which database, which secret; what `settings.py` is made of.

JUZU_DATA      folder of everything the site keeps (default: the user's data folder)
JUZU_DATABASE  path of an SQLite file, or postgresql://user:password@host:port/name (default: juzu.sqlite3 in JUZU_DATA)
JUZU_HOSTS     names by which the site is called, with commas (default: this machine only)
JUZU_HTTPS     1 where the site is reached by https: cookies then travel by https only
JUZU_SIGNUP    open: anybody may make an account; closed (default): the first person, then by invitation
JUZU_MAIL      smtp://user:password@host:port for mail (default: none is sent)
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SECRET = "secret"  # noqa: S105 - the name of the file that holds it
SQLITE_WAIT_S = 20
LOCAL = ("localhost", "127.0.0.1", "[::1]")


def data_folder(environment: Mapping[str, str]) -> Path:
    """Where the site keeps its files."""
    home = environment.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(environment.get("JUZU_DATA") or Path(home) / "juzu")


def keep_secret(folder: Path) -> None:
    """Makes the data folder and its secret once; whoever comes second reads the first one's."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(folder / SECRET, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))


def kept_secret(folder: Path) -> str:
    """The secret of the data folder; empty before the first start, which Django refuses to work with."""
    path = folder / SECRET
    return path.read_text() if path.is_file() else ""


def database(address: str) -> dict[str, Any]:
    """The database of an address. SQLite: readers never wait, writers wait for each other and never find their transaction stale."""
    if address.startswith(("postgres://", "postgresql://")):
        parts = urlsplit(address)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": address,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_WAIT_S,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
        },
    }


def hosts(environment: Mapping[str, str]) -> list[str]:
    """The names by which the site may be called."""
    named = [host.strip() for host in environment.get("JUZU_HOSTS", "").split(",") if host.strip()]
    return [*LOCAL, *named]


def mail(environment: Mapping[str, str]) -> dict[str, Any]:
    """Django's mail settings; without JUZU_MAIL nothing is sent and pages give links instead."""
    address = urlsplit(environment.get("JUZU_MAIL", ""))
    if not address.hostname:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": address.hostname,
        "EMAIL_PORT": address.port or 587,
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_USE_TLS": (address.port or 587) != 25,
    }
