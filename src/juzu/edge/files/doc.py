"""edge: bytes of a legacy Word .doc -> its text, through antiword where the machine has it; else one message with the next step."""

from __future__ import annotations

import shutil
import subprocess

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_LONGEST_S = 30


def doc_lines(data: bytes) -> str:
    """The text of a .doc. Raises InputError for a file with a password, without a reader, or that the reader refuses."""
    if _PASSWORD in data:
        raise InputError(_locked())
    reader = shutil.which("antiword")
    if reader is None:
        raise InputError(_no_reader())
    try:
        done = subprocess.run([reader, "-m", "UTF-8.txt", "-w", "0", "-"], input=data, capture_output=True, timeout=_LONGEST_S, check=True)  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise InputError(_no_reader()) from error
    return done.stdout.decode("utf-8", "replace")


def _locked() -> Fault:
    return Fault(
        Text("文件加了密码，读不出来", "the file has a password"),
        Text("用 Word 或 WPS 打开，去掉密码后另存为 docx", "open it in a word processor, remove the password and save it as docx"),
    )


def _no_reader() -> Fault:
    return Fault(
        Text(
            "这是旧版 Word 的 .doc（或 WPS）文件，本机没有能读它的程序",
            "this is a legacy Word .doc (or WPS) file and nothing on this machine can read it",
        ),
        Text(
            "用 Word 或 WPS 打开，另存为 docx；或安装 antiword 后再试",
            "open it in a word processor and save it as docx, or install antiword and try again",
        ),
    )
