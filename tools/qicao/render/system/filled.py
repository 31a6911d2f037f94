"""Templates of the documents of a standards system, filled with its data, as blocks of text."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.source.resources import template_text

__all__ = ["blocks_of"]

ENDS = "。；;，, "


def blocks_of(template: str, known: Mapping[str, object]) -> list[str]:
    """Return the blocks of the template in `templates/system/`, which empty lines separate.

    Text of the data stays on one line, so that it cannot be taken for a mark of the template. The filter `stop` ends an
    item of a list as Chinese lists do: the last one with 。, the others with ；.
    """
    from jinja2 import Environment, StrictUndefined

    # The text is escaped when it is written into Word.
    environment = Environment(undefined=StrictUndefined, autoescape=False, finalize=_on_one_line)  # noqa: S701
    environment.filters["stop"] = _stop
    text = environment.from_string(template_text(f"system/{template}")).render(known)
    return [block.strip() for block in text.split("\n\n") if block.strip()]


def _on_one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _stop(words: str, last: bool) -> str:
    return words.rstrip(ENDS) + ("。" if last else "；")
