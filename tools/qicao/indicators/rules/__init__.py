"""The checks of sets of indicators, a module for each family of faults."""
