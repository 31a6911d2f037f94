"""The parts of a sentence."""

from __future__ import annotations

from qicao.assess.provisions.segment import segments_of


def test_conditions_and_what_holds() -> None:
    """A part that ends in 时, 的 or 后 only tells when the rest holds; brackets are not divided."""
    parts = segments_of("需要发布预警的，值班长（或其代理人，若有）应在10 min内提请；收到后，应答复。")

    assert [(part.text, part.condition) for part in parts] == [
        ("需要发布预警的", True),
        ("值班长（或其代理人，若有）应在10 min内提请", False),
        ("收到后", True),
        ("应答复", False),
    ]
    assert [part.condition for part in segments_of("新上岗的人员须经40学时的培训后，方可受理。")] == [False, False]
