"""Results that take long to make, kept on disk under what they were made of."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

__all__ = ["Kept"]

END = "\n"
"""What a whole file ends in."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Texts by kind and source; the folder may be deleted at any time."""

    folder: Path

    def read(self, kind: str, source: str) -> str:
        """What is kept for the source; "" for none, and a file that was cut short counts as none."""
        try:
            result = self._path(kind, source).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""
        return result.removesuffix(END) if result.endswith(END) else ""

    def write(self, kind: str, source: str, result: str) -> None:
        """Keep the result."""
        from qicao.source.write import write_bytes

        write_bytes(self._path(kind, source), (result + END).encode())

    def _path(self, kind: str, source: str) -> Path:
        digest = blake2b(source.encode("utf-8", "replace"), digest_size=16).hexdigest()
        return self.folder / kind / f"{digest}.txt"
