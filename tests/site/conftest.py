"""The site with all drafts, on a plain server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sites import serve, whole_site


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the site with all four drafts is."""
    with serve(whole_site()) as found:
        yield found
