"""edge: what the system says about a file it will not read or write -> a fault in both languages."""

from __future__ import annotations

import errno
from pathlib import Path

from juzu.kernel.errors import Fault
from juzu.kernel.source import Source
from juzu.kernel.text import Text

REASONS = {
    errno.ENOENT: (Text("没有这个文件或文件夹", "no such file or folder"), Text("检查路径", "check the path")),
    errno.EACCES: (Text("没有权限", "permission denied"), Text("改权限，或换一个文件夹", "change the permissions, or use another folder")),
    errno.EPERM: (Text("系统不允许", "not permitted"), Text("改权限，或换一个文件夹", "change the permissions, or use another folder")),
    errno.EROFS: (Text("磁盘是只读的", "the disk is read-only"), Text("换一个能写的地方", "use a place that can be written to")),
    errno.ENOSPC: (Text("磁盘满了", "the disk is full"), Text("腾出空间再运行一次", "free some space and run again")),
    errno.EDQUOT: (Text("超出了磁盘配额", "the disk quota is used up"), Text("腾出空间再运行一次", "free some space and run again")),
    errno.EEXIST: (Text("已经有同名的文件", "a file of that name exists"), Text("换一个名字", "choose another name")),
    errno.EISDIR: (Text("这是文件夹，不是文件", "it is a folder, not a file"), Text("给出文件的路径", "name a file")),
    errno.ENOTDIR: (Text("路径中间有一段不是文件夹", "a part of the path is no folder"), Text("检查路径", "check the path")),
    errno.ENAMETOOLONG: (Text("名字太长", "the name is too long"), Text("起短一点的名字", "choose a shorter name")),
    errno.EBUSY: (Text("文件正被占用", "the file is in use"), Text("在别的程序里关掉它再试", "close it in the other program")),
}


def reason(error: OSError) -> Text:
    """Why, in both languages."""
    known = REASONS.get(error.errno or 0)
    return known[0] if known else Text(*[error.strerror or type(error).__name__] * 2)


def trouble(error: OSError) -> Fault:
    """The fault of a file that could not be read or written; what stood there before still stands."""
    why = reason(error)
    step = REASONS.get(error.errno or 0, (why, Text("检查路径、权限和磁盘", "check the path, the permissions and the disk")))[1]
    what = Text(f"{why.zh}；原有的文件没有动", f"{why.en}; what stood there is untouched")
    return Fault(what, step, Source(str(Path(error.filename))) if isinstance(error.filename, str) else None)
