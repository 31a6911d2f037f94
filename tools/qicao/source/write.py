"""Writing files so that a reader sees the old content or the new one, never a part of it."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from shutil import rmtree

from qicao.errors import ToolError

__all__ = ["advice_for", "reason_of", "remove", "write_bytes"]

ADVICE: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ("磁盘已满", "请腾出空间后再试。"),
    getattr(errno, "EDQUOT", errno.ENOSPC): ("磁盘已满或配额已用完", "请腾出空间后再试。"),
    errno.EROFS: ("磁盘是只读的", "请用 --out 写到别处。"),
    errno.EACCES: ("没有权限", "请检查权限；如果文件在 Word 或 WPS 中开着，请先关闭。"),
    errno.EPERM: ("没有权限", "请检查权限；如果文件在 Word 或 WPS 中开着，请先关闭。"),
    errno.EISDIR: ("那里已有同名的文件夹", "请先移走它。"),
    errno.ENOTDIR: ("路径中有一段是文件，不是文件夹", "请先移走它。"),
    errno.EEXIST: ("路径中有一段是文件，不是文件夹", "请先移走它。"),
    errno.ENAMETOOLONG: ("名称太长", "请改用短一些的名称。"),
    errno.EMFILE: ("打开的文件太多", "请关闭别的程序后再试。"),
}
"""Error number of the system → what happened, and what to do."""
OTHERWISE = "请检查路径、权限和磁盘空间。"
SHARING = 32
"""The error of Windows that another program holds the file open."""


def reason_of(error: OSError) -> str:
    """Return what happened, in Chinese if it is one of the errors that users meet."""
    return ADVICE.get(error.errno or 0, (str(error.strerror or error), ""))[0]


def advice_for(error: OSError) -> str:
    """Return what to do about it."""
    if getattr(error, "winerror", None) == SHARING:
        return "如果它在 Word 或 WPS 中开着，请先关闭。"
    return ADVICE.get(error.errno or 0, ("", OTHERWISE))[1]


def write_bytes(path: Path, data: bytes) -> None:
    """Write *data* to the file, and make its folder; `ToolError` is raised with the reason and what to do.

    The file is written under a temporary name and renamed.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".qicao-", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            if temporary:
                temporary.unlink(missing_ok=True)
        raise ToolError(f"不能写入 {path.as_posix()}：{reason_of(error)}。", advice_for(error)) from error


def remove(path: Path) -> None:
    """Delete the file or folder, if that is possible; of a link, the link itself."""
    if path.is_dir() and not path.is_symlink():
        rmtree(path, ignore_errors=True)
    with suppress(OSError):
        path.unlink(missing_ok=True)


@cache
def _mask() -> int:
    """Return the permissions that new files do not get (umask); reading it is possible only by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
