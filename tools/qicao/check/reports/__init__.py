"""Findings in the formats for people (`text`, `diff`) and programs (`records`, `sarif`, `gitlab`)."""
