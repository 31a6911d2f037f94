"""The frame around pages that Sphinx does not read."""

from __future__ import annotations

import re

import pytest

from sites import whole_site

HEADER = re.compile(r"<header class=\"site\">.*?</header>", re.DOTALL)


@pytest.mark.slow
def test_it_is_that_of_all_pages() -> None:
    """Beside a draft the links of the head are those of the draft, but for the page to which the search goes back."""
    pages = [whole_site() / f"drafts/group-guide/{name}.html" for name in ("index", "provisions")]
    heads = [found[0] for page in pages if (found := HEADER.search(page.read_text(encoding="utf-8")))]
    links = [re.findall(r'href="([^"]+)"[^>]*>([^<]+)', head) for head in heads]

    assert links[0] == links[1]
    assert len(links[0]) >= 4
