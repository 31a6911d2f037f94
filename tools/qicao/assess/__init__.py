"""The use of standards: their requirements as objects, and scores by indicators."""
