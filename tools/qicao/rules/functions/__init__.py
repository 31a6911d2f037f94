"""FUN: the core elements that each function type must have, and the provisions in them (8.11, GB/T 20001)."""

from __future__ import annotations

from qicao.rules.functions.elements import core_element_missing
from qicao.rules.functions.kinds import (
    guide_without_recommendation,
    requirement_in_guide,
    requirement_in_terminology,
    requirement_without_provision,
)
from qicao.rules.functions.proof import arbitration_missing, proof_order, unproven_chapter

__all__ = [
    "arbitration_missing",
    "core_element_missing",
    "guide_without_recommendation",
    "proof_order",
    "requirement_in_guide",
    "requirement_in_terminology",
    "requirement_without_provision",
    "unproven_chapter",
]
