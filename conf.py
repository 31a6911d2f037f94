"""Sphinx reads this: the site of the guides in `docs/` and of every draft in `drafts/`."""

project = "起草 · qicao"
author = "qicao"
copyright = "Apache-2.0"
language = "zh_CN"
root_doc = "docs/index"
include_patterns = ["docs/*.md", "docs/studies/*.md", "drafts/*/index.md"]
qicao_developer_pages = False
"""Whether the site also has the pages for those who work on the program: `docs/developers.md` and what it lists."""
extensions = ["qicao.site"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "dollarmath", "deflist", "fieldlist"]
myst_heading_anchors = 3
html_theme = "qicao"
html_title = "起草"
html_show_sourcelink = False
html_copy_source = False
html_use_index = False
html_domain_indices = False
