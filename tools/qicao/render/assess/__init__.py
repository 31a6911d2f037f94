"""Pages about the use of standards: the provisions of a draft, and sets of indicators."""
