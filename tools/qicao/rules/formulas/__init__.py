"""EQN: formulas and the explanation of their symbols (9.9)."""

from __future__ import annotations
