"""Writing files so that a reader sees the old one or the new one, never half of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from qicao.errors import ToolError

__all__ = ["write_bytes"]


def write_bytes(path: Path, data: bytes) -> None:
    """Put *data* into the file, making its folder; `ToolError` when another program holds it open."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".qicao-", dir=path.parent)
    except OSError as error:
        raise ToolError(f"不能写入 {path.parent.as_posix()}：{error.strerror}。", "请检查权限和磁盘空间。") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ToolError(
            f"不能写入 {path.as_posix()}：{error.strerror}。", "如果它在 Word 或 WPS 中开着，请先关闭。"
        ) from error
