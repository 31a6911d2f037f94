"""Indicators as objects: read from `metadata/indicators/`, their formulas, and what is made from them."""
