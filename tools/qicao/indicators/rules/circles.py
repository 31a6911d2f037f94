"""Names that lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

__all__ = ["rounds"]


def rounds(uses: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the circles of names that lead to each other, each once, from the first of them; others are passed over."""
    known = {name: [one for one in names if one in uses] for name, names in uses.items()}
    done: set[str] = set()
    return tuple(found for name in known for found in _from(name, known, done))


def _from(start: str, uses: Mapping[str, list[str]], done: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the circles that are met on the ways from *start*; each name is gone through once."""
    if start in done:
        return
    way, rest = [start], [iter(uses[start])]
    while rest:
        name = next(rest[-1], None)
        if name is None:
            done.add(way.pop())
            rest.pop()
        elif name in way:
            yield tuple(way[way.index(name) :])
        elif name not in done:
            way.append(name)
            rest.append(iter(uses[name]))
