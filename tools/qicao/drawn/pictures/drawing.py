"""The process that draws pictures with Typst: it reads one question per line and writes one answer per line."""

from __future__ import annotations

import json
import sys
from base64 import b64decode, b64encode

from qicao.drawn.pictures.picture import PIXELS_PER_INCH
from qicao.source.programs import Scratch

MOST_MEMORY = 3 << 30
"""The address space of the process, in bytes, on systems that can limit it."""


def _draw(scratch: Scratch, extension: str, data: bytes, size_mm: tuple[float, float]) -> bytes:
    """Return the picture as Typst draws it.

    It is also tried inside a PDF, which may fail where the bitmap does not.
    """
    import typst

    from qicao.drawn.fonts import fonts

    scratch.put(f"picture.{extension}", data)
    source = (
        "#set page(width: auto, height: auto, margin: 0pt)\n"
        f'#image("picture.{extension}", width: {size_mm[0]:.3f}mm, height: {size_mm[1]:.3f}mm)\n'
    )
    main, root = str(scratch.put("main.typ", source.encode())), str(scratch.folder)
    typst.compile(main, root=root, format="pdf", font_paths=fonts())
    drawn = typst.compile(main, root=root, format="png", ppi=PIXELS_PER_INCH, font_paths=fonts())
    if not isinstance(drawn, bytes):
        raise TypeError("图形多于一页")
    return drawn


def _undrawn(scratch: Scratch, characters: str) -> str:
    """Return the characters for which no font has a shape."""
    return "".join(char for char in characters if not _can_show(scratch, char))


def _can_show(scratch: Scratch, char: str) -> bool:
    import typst

    from qicao.drawn.fonts import fonts

    source = f'#set document(title: "x")\n#{json.dumps(char, ensure_ascii=False)}\n'
    main, root = str(scratch.put("main.typ", source.encode())), str(scratch.folder)
    try:
        typst.compile(main, root=root, format="pdf", pdf_standards=["a-2a"], font_paths=fonts())
    except BaseException:  # noqa: BLE001 -- a panic of the drawing program is no Exception
        return False
    return True


def _reply(scratch: Scratch, question: bytes) -> tuple[str, str]:
    """Return the drawing and "", or "" and the reason why there is none."""
    extension, text, *size_mm = json.loads(question)
    data = b64decode(text)
    try:
        if extension == "txt":
            return _undrawn(scratch, data.decode()), ""
        return b64encode(_draw(scratch, extension, data, (size_mm[0], size_mm[1]))).decode(), ""
    except BaseException as error:  # noqa: BLE001 -- a panic of the drawing program is no Exception
        return "", f"画不出来（{str(error).splitlines()[0][:60] if str(error) else type(error).__name__}）"


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    least = min(most for most in (MOST_MEMORY, *resource.getrlimit(resource.RLIMIT_AS)) if most > 0)
    resource.setrlimit(resource.RLIMIT_AS, (least, least))


def _serve() -> None:
    """Answer questions until standard input ends."""
    _limit_memory()
    with Scratch() as scratch:
        for question in sys.stdin.buffer:
            sys.stdout.buffer.write(json.dumps(_reply(scratch, question)).encode() + b"\n")
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    _serve()
