"""Words that are often misspelt: another character of the same sound or shape (9.4.1)."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.rules.context import Context
from qicao.rules.rule import Hit, Reports, compiled, word_rule
from qicao.rules.running import is_running

__all__ = ["SPELLINGS", "misspelt_word", "word_twice"]

SPELLINGS: Mapping[str, str] = {
    "帐号": "账号",
    "帐户": "账户",
    "帐目": "账目",
    "帐单": "账单",
    "台帐": "台账",
    "记帐": "记账",
    "账篷": "帐篷",
    "其它": "其他",
    "做为": "作为",
    "阀值": "阈值",
    "粘度": "黏度",
    "部份": "部分",
    "成份": "成分",
    "水份": "水分",
    "组份": "组分",
    "盐份": "盐分",
    "养份": "养分",
    "身分": "身份",
    "登陆": "登录",
    "座标": "坐标",
    "座落": "坐落",
    "报导": "报道",
    "松驰": "松弛",
    "幅射": "辐射",
    "复盖": "覆盖",
    "兰色": "蓝色",
    "椭园": "椭圆",
    "部暑": "部署",
    "布署": "部署",
    "即然": "既然",
    "既使": "即使",
    "磨擦": "摩擦",
    "家俱": "家具",
    "图象": "图像",
    "录象": "录像",
    "摄象": "摄像",
    "影象": "影像",
    "象素": "像素",
    "好象": "好像",
    "重迭": "重叠",
    "叠代": "迭代",
    "时侯": "时候",
    "气侯": "气候",
    "侯选": "候选",
    "分辩率": "分辨率",
    "辩认": "辨认",
    "辩识": "辨识",
    "签定": "签订",
    "防犯": "防范",
    "防碍": "妨碍",
    "振憾": "震撼",
    "缉成电路": "集成电路",
    "编缉": "编辑",
    "反溃": "反馈",
    "峻工": "竣工",
    "桥粱": "桥梁",
    "撤消": "撤销",
    "注消": "注销",
    "取销": "取消",
    "惟一": "唯一",
    "规犯": "规范",
    "摸拟": "模拟",
    "摸式": "模式",
    "摸块": "模块",
    "竟争": "竞争",
    "竟赛": "竞赛",
    "凭藉": "凭借",
    "截止目前": "截至目前",
    "脉膊": "脉搏",
    "按装": "安装",
    "按排": "安排",
    "做废": "作废",
    "予留": "预留",
    "予警": "预警",
    "予防": "预防",
    "予案": "预案",
    "园形": "圆形",
    "园弧": "圆弧",
    "园满": "圆满",
    "迭加": "叠加",
    "拆御": "拆卸",
    "罗栓": "螺栓",
    "罗钉": "螺钉",
    "罗纹": "螺纹",
    "兰图": "蓝图",
    "拷备": "拷贝",
    "等侯": "等候",
    "侯车": "候车",
    "制做": "制作",
    "陪训": "培训",
    "巡捡": "巡检",
    "捡查": "检查",
    "捡验": "检验",
    "捡测": "检测",
    "捡修": "检修",
    "符和": "符合",
    "付合": "符合",
    "付本": "副本",
    "标淮": "标准",
    "决择": "抉择",
    "原材枓": "原材料",
    "己经": "已经",
    "己完成": "已完成",
    "自已": "自己",
    "末经": "未经",
    "末按": "未按",
    "末达到": "未达到",
    "布暑": "部署",
    **{
        f"截止{when}": f"截至{when}"
        for when in ("当日", "当天", "当年", "当月", "今日", "昨日", "上年", "上月", "去年", "今年")
    },
    **{f"园{rest}": f"圆{rest}" for rest in "周柱孔管锥盘筒角钢环"},
}
"""The wrong spelling → the right one."""
BEFORE: Mapping[str, str] = {
    "符和": "音",
    "予警": "给授",
    "予防": "给",
    "末经": "期段",
    "末按": "期年月周",
    "末达到": "期年月",
    "园形": "公校花",
    "园弧": "公",
    **dict.fromkeys((f"园{rest}" for rest in "周柱孔管锥盘筒角钢环"), "公校花庄田家果乐陵物区业茶菜农林游墓学庭幼"),
    "侯车": "诸",
    "自已": "各",
    "付合": "托",
    "己经": "自",
    "等侯": "一二",
    "复盖": "恢反重修答回",
    "象素": "对",
    "重迭": "迷",
    "叠代": "重",
    "撤消": "不",
}
"""Characters before the two that make them parts of other words: 恢复盖板."""
AFTER: Mapping[str, str] = {
    "按装": "置|配|机|箱|修|卸",
    "按排": "放|列|名|序|水|气|污|量|班",
    "予防": "护",
    "予警": "告|示|戒",
    "符和": "号|标",
    "付本": "金|息|次|年|月|单",
    "自已": "有|经|建|投|发",
    "己经": "营|费|济",
    "园形": "成|态|象",
    "园满": "足|员|意",
    "罗纹": "(?!钢|管|接|孔)",
    "其它": "们",
    "阀值": "班|守",
    **dict.fromkeys(("部份", "成份", "水份", "组份"), "额|数|量"),
    "登陆": "舰|艇|战|作战|点|部队",
    "园周": "围|边|期",
    "园管": "理|委|会|护|养|道",
    "园环": "境|卫|保",
    "座标": "题|准|志|识|注|牌",
    "复盖": "板|章",
    "布署": "名",
    "既使": "用",
    **dict.fromkeys(("图象", "影象"), "征"),
    "象素": "质|养|材",
    "叠代": "码|表|价|替",
}
"""What comes after them that does so."""


ELSEWHERE: Mapping[str, str] = {"登陆": "台风|飓风|气旋|风暴|海|岛|岸|舰|艇|两栖"}
"""What a document speaks of in which the words are right."""


def _pattern(wrong: str) -> str:
    before, after = BEFORE.get(wrong), AFTER.get(wrong)
    return f"{f'(?<![{before}])' if before else ''}{wrong}{f'(?!{after})' if after else ''}"


@word_rule(
    "TXT012",
    "misspelt-word",
    clause="9.4.1",
    words=tuple(SPELLINGS),
    pattern="|".join(map(_pattern, SPELLINGS)),
    severity="warning",
    fix="safe",
)
def misspelt_word(context: Context, hit: Hit) -> Reports:
    """写了错别字，或不规范的词形。

    为什么：使用规范汉字（9.4.1），词形按《现代汉语词典》和全国科学技术名词审定委员会公布的名词。

    错：帐号；做为；阀值；其它。

    对：账号；作为；阈值；其他。
    """
    if is_running(hit) and not hit.passage.quoted(hit.match.start()):
        right, elsewhere = SPELLINGS[hit.match[0]], ELSEWHERE.get(hit.match[0])
        if elsewhere and any(compiled(elsewhere).search(passage.text) for passage in context.passages):
            return
        yield hit.report(f"“{hit.match[0]}”的词形不规范。", f"改为“{right}”。", right)


SINGLE = (
    r"(?<![目标])的的(?![确士卢])|(?<!为)了了(?![解结望])|和和(?![谐平解气睦])|及及(?![时格早物])|或或(?![许者多缺])|与与(?!会)"
    r"|在在(?![线建用岗场职校途册编内外此位网役库任籍押地])|由由(?!于)|是是(?![否非])|并并(?![联行发网入且列排案购处轨条])"
    r"|将将(?![军近来要士领会])|被被(?![子褥动])|从从(?![而事])|把把(?![手柄握关控])|向向(?![上下前后量左右内外心日])|于于|之之|其其(?![他它中余])"
)
"""A word of one character twice, where neither belongs to a longer one."""
WORDS = "应当|进行|规定|以及|并且|或者|其他|本文件|之后|之前|时间|要求|应符合|不应|按照|根据|通过|对于|关于|可以|用于|位于|属于|其中|所有|全部|各个|相关|有关"


@word_rule(
    "TXT018",
    "word-twice",
    clause="9.4.1",
    near=r"(.)\1|(..)\2|(...)\3",
    pattern=rf"(?P<single>{SINGLE})|(?P<word>{WORDS})(?P=word)",
    severity="warning",
    fix="unsafe",
)
def word_twice(_context: Context, hit: Hit) -> Reports:
    """一个词写了两遍。

    为什么：多写的词是笔误（9.4.1）。

    错：示例装置的的外壳应接地。

    对：示例装置的外壳应接地。
    """
    if is_running(hit) and not hit.passage.quoted(hit.match.start()):
        new = hit.match[0][: len(hit.match[0]) // 2]
        yield hit.report(f"“{new}”写了两遍。", "删去一个。", new)
