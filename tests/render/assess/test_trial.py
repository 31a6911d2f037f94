"""The form of an example."""

from __future__ import annotations

from qicao.render.assess.trial import write_program, write_trial
from qicao.render.system.pages.values import Asked, Trial


def test_fields_have_labels_and_wait_for_the_script() -> None:
    """What comes of the first numbers is there without it."""
    html = write_trial(Trial("t", (Asked("a@units", "各区的甲<乙", "件", "1、2"),), "得5分。"))

    assert '<label for="t-a@units">各区的甲&lt;乙（件）</label>' in html
    assert '<input id="t-a@units" name="a@units" value="1、2"' in html
    assert "<fieldset disabled>" in html
    assert ">得5分。</output>" in html


def test_data_cannot_end_the_script() -> None:
    """Whatever a title says."""
    assert "</script><b>" not in write_program('{"title":"</script><b>"}')
