"""Sphinx reads this: the site of the guides in `docs/` and of every draft in `drafts/`."""

project = "起草 · qicao"
author = "qicao"
copyright = "Apache-2.0"
language = "zh_CN"
root_doc = "docs/index"
include_patterns = ["docs/*.md", "docs/studies/*.md", "drafts/*/index.md"]
extensions = ["qicao.site"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "dollarmath", "deflist", "fieldlist"]
myst_heading_anchors = 3
html_theme = "qicao"
html_title = "起草"
html_show_sourcelink = False
html_copy_source = False
html_use_index = False
html_domain_indices = False
