"""The checks of a standards system, a module for each family of faults."""
