"""Characters that are not those of the national norm: full-width letters and signs, traditional forms (9.4.1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.permitted import PRODUCT
from qicao.rules.rule import Hit, Report, Reports, word_rule
from qicao.rules.running import is_running
from qicao.rules.text.forms import FORMS

__all__ = ["full_width_letter", "full_width_sign", "product_name", "trademark", "unusual_character"]


@word_rule(
    "TXT002",
    "full-width-letter",
    clause="9.4.1",
    words=("",),
    pattern="[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ]*",
    fix="safe",
)
def full_width_letter(_context: Context, hit: Hit) -> Reports:
    """用了全角的字母或数字。

    为什么：字母和数字是半角的（9.4.1；GB/T 15835）。

    错：ＧＢ／Ｔ　１．１。

    对：GB/T 1.1。
    """
    if is_running(hit):
        new = unicodedata.normalize("NFKC", hit.match[0])
        yield hit.report(f"“{hit.match[0]}”是全角的。", f"改为半角的“{new}”。", new)


SIGNS: Mapping[str, str] = dict(zip("％＋＝＜＞＆＃＠／", "%+=<>&#@/", strict=True))


@word_rule(
    "TXT013",
    "full-width-sign",
    clause="9.4.1",
    words=(*SIGNS, "．"),
    pattern=f"[{''.join(SIGNS)}]|(?<=[0-9０-９])．(?=[0-9０-９])",
    severity="warning",
    fix="safe",
)
def full_width_sign(_context: Context, hit: Hit) -> Reports:
    """用了全角的数学符号。

    为什么：百分号、加号、等号、比较号和小数点是半角的（9.4.1；GB/T 15835）。

    错：合格率≥９５％。

    对：合格率≥95%。
    """
    if is_running(hit):
        new = SIGNS.get(hit.match[0], ".")
        yield hit.report(f"“{hit.match[0]}”是全角的。", f"改为半角的“{new}”。", new)


BRANDS = (
    *(
        "大疆",
        "华为",
        "海康威视",
        "大华股份",
        "微信",
        "支付宝",
        "钉钉",
        "飞书",
        "抖音",
        "百度地图",
        "阿里云",
        "腾讯云",
    ),
    *(
        "特氟龙",
        "特氟隆",
        "席梦思",
        "奔驰",
        "索尼",
        "佳能",
        "格力",
        "Excel",
        "PowerPoint",
        "Photoshop",
        "AutoCAD",
        "MATLAB",
        "Oracle",
    ),
    *(
        "MySQL",
        "iPhone",
        "iPad",
        "Teflon",
        "Velcro",
        "DJI",
        "HIKVISION",
        "WeChat",
        "Windows",
        "ArcGIS",
        "Zoom",
        "腾讯会议",
        "戴尔",
        "联想牌",
        "高德",
        "3M",
    ),
    *(
        "徕卡",
        "尼康",
        "西门子",
        "施耐德",
        "霍尼韦尔",
        "飞利浦",
        "安捷伦",
        "赛默飞",
        "梅特勒",
        "福禄克",
        "科大讯飞",
        "企业微信",
    ),
    *("Leica", "Fluke", "Siemens", "Honeywell", "Bosch", "Agilent", "Shimadzu", "Cisco", "SPSS", "Hach", "Trimble"),
)
"""Names of products and firms that drafters write for a kind of thing."""
NOT_BRANDS = {
    "奔驰": "在",
    "3M": "(?!胶|口罩|牌|公司|产品)",
    "华为": "[了此主]",
    "格力": "度",
    "大华股份": "制",
    "索尼": "亚",
}
"""Characters of a brand → text after them that shows that they are no brand."""


def _brand(name: str) -> str:
    latin = name[0].isascii()
    others = f"(?!{NOT_BRANDS[name]})" if name in NOT_BRANDS else ""
    return f"{'(?<![A-Za-z0-9])' if latin else ''}{name}{others}{'(?![A-Za-z])' if latin else ''}"


MARKED = rf"(?:(?<=[用买购备涂为是，、或和及])|^)“[^“”，。；]{{1,10}}”(?:牌(?=[A-Z\d]|(?![后时前并且上下的、]){HAN})|品牌的|商标的)"
"""“奇美”牌ABS; a sign “禁止合闸” is hung up, and nothing is made by it."""
DEVICE = "仪|计|万用表|天平|无人机|相机|摄像机|打印机|扫描机|对讲机|手机|服务器|软件|示波器|记录器|探测器|控制器"
MODEL = (
    r"(?<![A-Za-z\d/.-])(?!Class|Type|Wi|USB|ISO|IEC|HDMI|CAT|Cat|Part|IEEE)[A-Z][A-Za-z]{2,}[ -]"
    rf"(?:[A-Z]{{1,3}}\d{{1,4}}[A-Za-z]?|\d{{2,4}}[A-Z]{{1,2}})(?=[型式 ]?{HAN}{{0,6}}(?:{DEVICE}))"
)
"""A name in Latin letters with a model before the kind of device: DISTO D2测距仪."""


@word_rule(
    "TXT019",
    "product-name",
    clause="9.13.1",
    words=(*BRANDS, "”牌", "”品牌的", "”商标的", *DEVICE.split("|")),
    pattern="|".join((*map(_brand, BRANDS), MARKED, MODEL)),
    severity="warning",
)
def product_name(context: Context, hit: Hit) -> Reports:
    """写了商品名、商标或企业的名称。

    为什么：给出产品的正确名称或描述，不给商品名（9.13.1）；确实只有一种产品可用时，用脚注给出“给出这一信息是为了方便本文件使用者……”的固定语。

    错：巡检采用大疆无人机。

    对：巡检采用多旋翼无人机。
    """
    told = any(PRODUCT in passage.text for passage in context.passages)
    body = hit.passage.place.element in ("body", "normative-annex", "scope")
    if body and is_running(hit) and not told and not hit.passage.quoted(hit.match.start()):
        yield hit.report(f"{_in_marks(hit.match[0])}是商品或企业的名称。", "改为产品的描述，或加脚注说明。")


def _in_marks(name: str) -> str:
    return name if "“" in name else f"“{name}”"


COPIED = "".join(map(chr, (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFA6E))))
"""Radicals and compatibility characters, which come with text copied from a PDF."""


@word_rule(
    "TXT009",
    "unusual-character",
    clause="9.4.1",
    words=(*FORMS, *COPIED),
    pattern=f"[{''.join(FORMS)}{COPIED}][{''.join(FORMS)}{COPIED}]*",
    severity="warning",
    fix="unsafe",
)
def unusual_character(_context: Context, hit: Hit) -> Reports:
    """用了繁体字，或者从PDF拷来的部首字符。

    为什么：使用规范汉字（9.4.1）。

    错：設備。

    对：设备。
    """
    if is_running(hit) and not hit.passage.quoted(hit.match.start()):
        new = "".join(FORMS.get(char) or unicodedata.normalize("NFKC", char) for char in hit.match[0])
        if new != hit.match[0]:
            yield hit.report(f"“{hit.match[0]}”不是规范汉字。", f"改为“{new}”。", new)


@word_rule("TXT016", "trademark", clause="9.13.1", words=("®", "™"), severity="warning")
def trademark(context: Context, hit: Hit) -> Reports:
    """给出了商标或商品名，没有说明。

    为什么：给出产品的名称或描述，不给商标；不能避免时用®或™指明，并用脚注给出“给出这一信息是为了方便本文件使用者……”的固定语（9.13.1）。

    错：用Xyz®密封胶密封。

    对：用硅酮密封胶密封。
    """
    if not any(PRODUCT in passage.text for passage in context.passages):
        yield Report(
            hit.stretch, f"给出了商标（{hit.match[0]}），没有9.13.1的固定说明。", "改为产品的描述，或加脚注说明。"
        )
