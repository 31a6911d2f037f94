"""What a comment wishes by 建议修改为: the words that are to stand in the text, or only what is to be done with it.

People write both into the same column. The check asks whether words that are wished stand in the draft; whoever writes them
into it must be certain, so that every doubt is told and nothing is written.
"""

from __future__ import annotations

from msgspec import Struct

from qicao.compare.likeness import likeness
from qicao.model.comment import Comment
from qicao.source.patterns import compiled

__all__ = ["Swap", "doubt_of", "fitted", "provisions", "stands_in", "swap_of", "wordings"]

QUOTED = compiled("(?s)(?:修?改为|改成|调整为|表述为|增加|补充|建议)[:：]?\\s*“(.+)”[。；]?$|^“(.+)”[。；]?$")
"""Words that people put around the text that they propose."""
SWAP = compiled(
    "(?s)^(?:建议|请|拟)?(?:将|把)?(?:其|“(?P<old>[^“”]+)”)?(?:修?改为|修?改成|调整为|表述为|替换为)[:：]?\\s*“(?P<new>[^“”]+)”[。；]?$"
    "|^(?:建议[:：]?)?\\s*“(?P<only>[^“”]+)”[。；]?$"
)
"""Words around the text that is to take the place of another, and that other if it is named."""
EDIT = "增加|增补|补充|补上|加上|添加|写明|写清|注明|说明|明确|界定|细化|量化|具体化|删除|删去|删掉|去掉|合并|拆分|调整|完善|改为|改成|改写|修改|修订|更正|替换|换成|核实|核对|斟酌|商榷|参照|参考|统一|简化|精简|列明"
"""Verbs of what is done with a text, also behind 应: 应明确断电的条件."""
BARE = (
    "增设|加入|插入|列入|列出|给出|允许|取消|保留|分开|优化|移到|移至|挪到|放到|更改|更换|核查|复核|考虑|研究|区分|引用"
)
"""Verbs that behind 应 are those of a provision, and alone at the beginning most likely what is to be done."""
WISH = compiled(
    f"(?:建议|请|将|把)?(?:进一步|适当|相应)?(?:{EDIT}|{BARE})(?!的|书)"
    "|在[^，。；]{1,20}(?:中|里|前|后|下|处)?(?:增加|补充|加上|写明|注明|说明|明确|删去)"
    "|[^，。；]{1,16}(?:改为|改成|调整为)"
)
"""How words begin that say what is to be done, and are not those that are to stand in the text."""
TOPIC = compiled("的(?:要求|规定|内容|条件|说明|限值|数值|定义|示例|表述|方法|措施|依据)[。；]?$|功能[。；]?$")
"""How a topic ends of which something is to be said: 增加街镇级应设后备供电的要求."""
ORDER = compiled(
    "(?:建议|希望|请|应当|应该|应|宜|需要|需|须|可以|可|最好|能否|可否|拟|将|把|进一步|适当|相应|具体|尽量|再|也|并|还|重新|全文|逐一|分别"
    f"|[对就在][^，。；]{{1,20}}?)*?(?:{EDIT})(?!的|书)|(?:建议|请|将|把)?(?:{BARE})(?!的|书)"
)
"""How words may begin that say what is to be done, be it a provision or not."""
AFTER = compiled(
    "(?:应|宜|需|须)?(?:同|与|和|跟|按|依|参照|根据|结合|对照|见|详见)[^，。；]*(?:一致|统一|相同|协调|衔接|执行|修改|处理|调整|表述|改|写|规定|要求|意见|附件|上)[。；]?$"
)
"""Words that refer to another text instead of giving their own: 同GB 1234一致."""
TALK = compiled(
    "建议|(?<![申邀聘])请(?![求示假])|修?改为|改成|是否|[?？]|本条|此条|该条|本句|此句|该句|此处|该处|原文|原句|上文|下文|前文|前后(?:一致|矛盾|不)"
    "|表述|措辞|用词|行文|商榷|斟酌|进一步(?:细化|明确|完善)|[同如]上(?![^。；])|具体数值|附后|过于|太[短长高低大小严宽多少笼粗细]"
    "|(?:不(?:清楚|明确|清|妥|准确|合适|合理|够|全|完整|具体|一致|严谨|规范)|有误|错误|多余|歧义|为宜|为好|即可|矛盾|重复)(?=[。；]?$)"
)
"""Words about a text, which the text itself seldom has."""
PROVISION = compiled(
    "(?<![相对响供适效感反呼])应(?![用急答对聘邀付届力变])|(?<![适便时权事])宜(?!居)|必须|不得|(?<!必)须(?!知)|(?<![许认])可(?![靠行见视能比追控读移编调信持燃变溶])"
)
"""The verbs of provisions, not the words that contain the same characters: 相应, 应急, 可靠."""
CLAUSE_ENDS, SENTENCE_ENDS = "，；。：", "。；："
FINAL = "。；，、"
LEADS = ("：", ":")
MARKS = compiled(r"[\s，。；：、“”\"'（）(),.;:_{}\\^$]+")
HAN = compiled("[一-鿿]")
ALIKE = 0.4
"""The likeness below which words are hardly the new form of a sentence."""


class Swap(Struct, frozen=True):
    """The words that a comment wants in the text."""

    new: str
    old: str = ""
    """The words that they replace, if the proposal names them: 将“每日”改为“每周”."""


def wordings(comment: Comment) -> list[str]:
    """Return the words that the comment may mean by 建议修改为: those between quotation marks, and all of them.

    There are none if it only says what is to be done: 增加街镇级的要求.
    """
    whole = comment.proposed.strip()
    match = QUOTED.search(whole)
    inner = next((group for group in match.groups() if group), "") if match else ""
    if not inner and WISH.match(whole) and (TOPIC.search(whole) or not PROVISION.search(whole)):
        return []
    return [words for words in (inner, whole) if words]


def stands_in(words: str, text: str) -> bool:
    """Return whether the text contains the words; punctuation, blanks and the signs of formulas are ignored."""
    return MARKS.sub("", words) in MARKS.sub("", text)


def swap_of(comment: Comment) -> Swap | None:
    """Return the words that the comment wants instead of others; None if it says what is to be done in another way."""
    whole = comment.proposed.strip()
    match = SWAP.match(whole)
    if match:
        return Swap(match["new"] or match["only"], match["old"] or "")
    return None if QUOTED.search(whole) or not wordings(comment) else Swap(whole)


def fitted(new: str, old: str) -> str:
    """Return the new words with the final punctuation of the old ones, or with none where they have none; words that lead to others stay."""
    return new if new.endswith(LEADS) else new.rstrip(FINAL) + old[len(old.rstrip(FINAL)) :]


def provisions(text: str) -> int:
    """Return how many verbs of provisions the text has."""
    return len(PROVISION.findall(text))


def doubt_of(new: str, text: str, start: int, end: int, *, value: bool = False) -> str:
    """Return why the new words are perhaps not those that are to stand in the text from *start* to *end*; "" if they are.

    A *value* that stands alone, as in the cell of a table, may become any other. Without new words the old ones are deleted.
    """
    old = text[start:end]
    whole = _is_sentence(text, start, end)
    checks = (
        (bool(new) and _is_talk(new, old), "“建议修改为”里说的像是怎么改，不像改后的文字，请手工修改"),
        (provisions(new) < provisions(old), "写进去会少一项要求（“应”“宜”“可”比原文少），请手工修改"),
        (not new and old.strip(FINAL) == text.strip(FINAL), "整段删去，请手工修改"),
        (bool(new) and _ends_otherwise(new, old), "末尾的标点与原文不同，看不出后面接什么，请手工修改"),
        (not whole and bool(new) and _is_more(new, text, start, end), "比它代替的几个字多出一句或一个“应”，请手工修改"),
        (
            bool(new) and not value and _is_strange(new, old, whole=whole),
            "与它代替的原文不像，看不出是不是改后的文字，请手工修改",
        ),
    )
    return next((reason for fails, reason in checks if fails), "")


def _is_talk(new: str, old: str) -> bool:
    """Whether the words say something about the text, in a way in which the old words do not."""
    if new.count("“") != new.count("”"):
        return True
    order, after = ORDER.match(new), AFTER.match(new)
    told = [match[0] for match in TALK.finditer(new)]
    return bool(
        (order and order[0][-2:] not in old)
        or (after and old[:1] != new[:1])
        or any(words not in old for words in told)
    )


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether the words are a sentence, or all of the text."""
    before, old = text[:start].rstrip(), text[start:end].rstrip()
    begins = not before or before[-1] in SENTENCE_ENDS
    return begins and (old[-1:] in SENTENCE_ENDS or text[end:].strip()[:1] in ("", *SENTENCE_ENDS))


def _ends_otherwise(new: str, old: str) -> bool:
    return new.endswith(LEADS) != old.endswith(LEADS)


def _is_more(new: str, text: str, start: int, end: int) -> bool:
    """Whether the words are too much for a part of a sentence: a whole one, or a second verb of a provision."""
    first = max((text.rfind(mark, 0, start) for mark in CLAUSE_ENDS), default=-1) + 1
    lasts = [at for mark in CLAUSE_ENDS if (at := text.find(mark, end)) >= 0]
    around = text[first:start] + "　" + text[end : min(lasts, default=len(text))]
    return "。" in new.rstrip(FINAL) or (bool(provisions(around)) and provisions(new) > provisions(text[start:end]))


def _is_strange(new: str, old: str, *, whole: bool) -> bool:
    """Whether the words have too little in common with the old ones to be their new form."""
    old, new = MARKS.sub("", old), MARKS.sub("", new)
    if not HAN.search(old):
        return bool(HAN.search(new)) and len(new) > 2 * len(old) + 4
    alike = likeness(new, old)
    return alike < ALIKE if whole else alike == 0 and len(new) > len(old) + 4
