"""Formulas and pictures: converted and drawn for every output, and checked for faults."""
