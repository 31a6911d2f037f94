"""Findings for those who read them: people (`text`, `diff`) and programs (`records`, `sarif`, `gitlab`)."""
