"""A codec that reads files in the encodings that authors use; Sphinx would stop at the first one that is not UTF-8."""

from __future__ import annotations

import codecs
from functools import cache
from typing import TYPE_CHECKING, Any

from qicao.source.text import decode

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["accept_any"]

NAME = "qicao"


class _Decoder(codecs.BufferedIncrementalDecoder):
    """Decodes when all bytes have arrived."""

    def _buffer_decode(self, data: Any, _errors: str, final: bool) -> tuple[str, int]:
        return (decode(bytes(data)).text, len(data)) if final else ("", 0)


def _encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
    return codecs.utf_8_encode(text, errors)


def _decode(data: Any, _errors: str = "strict") -> tuple[str, int]:
    return decode(bytes(data)).text, len(data)


CODEC = codecs.CodecInfo(_encode, _decode, incrementaldecoder=_Decoder, name=NAME)


@cache
def _register() -> None:
    codecs.register(lambda name: CODEC if name == NAME else None)


def accept_any(app: Sphinx) -> None:
    """Let Sphinx read its sources by this codec."""
    _register()
    app.env.settings["input_encoding"] = NAME
