"""Whether a sentence tells what to do; the types of whole sentences are in test_strength."""

from __future__ import annotations

from qicao.assess.provisions.predicate import begins_with_verb, is_instruction
from qicao.assess.provisions.segment import segments_of


def test_an_instruction_begins_with_its_verb() -> None:
    """After phrases of time and place; nouns that begin with such a word are none."""
    assert is_instruction(segments_of("在非工作时间发出一次指令，记录时间。"), freely=False)
    assert is_instruction(segments_of("从当日入库的数据中随机抽取1 000条记录。"), freely=False)
    assert not is_instruction(segments_of("试验记录的样式见附录A。"), freely=False)
    assert not is_instruction(segments_of("在200 mm的水头下不漏水的材料。"), freely=False)
    assert begins_with_verb("查验记录")
    assert not begins_with_verb("值班员查验记录")
