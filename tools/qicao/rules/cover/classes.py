"""ICS, CCS, record number, and the body to which the document belongs (8.1, 10.3.1.5)."""

from __future__ import annotations

import unicodedata

from qicao.model.codes import CITIES, REGIONS, SECTORS
from qicao.model.data import Level, Stage
from qicao.model.finding import Severity
from qicao.rules.context import Context
from qicao.rules.cover.numbers import LEVELS, code_of
from qicao.rules.rule import Replacement, Report, Reports, rule
from qicao.rules.values import absent, read_value, read_values
from qicao.source.patterns import compiled

__all__ = [
    "ccs_form",
    "classification_missing",
    "ics_form",
    "owner_missing",
    "record_number_missing",
    "record_number_surplus",
    "region_differs",
    "sector_differs",
]

ICS = r"[\d×X]{2}(?:\.[\d×X]{3}(?:\.[\d×X]{2})?)?"
FIELDS = frozenset(
    "01 03 07 11 13 17 19 21 23 25 27 29 31 33 35 37 39 43 45 47 49 53 55 59 61 65 67 71 73 75 77 79 81 83 85 87 91 93 95 97 99".split()  # noqa: SIM905 -- read as a list
)
"""The fields of the International Classification for Standards."""
CCS = r"[A-HJ-NP-Z×] [\d×X]{2}(?:/[\d×X]{2})?"
RECORDED: dict[Stage, Severity] = {"送审稿": "info", "报批稿": "info", "发布稿": "error"}
"""Stage → severity of a missing record number of a sector standard; before these stages nobody can have one."""
OWNERS: dict[Level, tuple[str, str]] = {
    "sector": ("sector", "行业名"),
    "local": ("region", "行政区域"),
    "enterprise": ("organisation", "企业全称"),
}
"""Level → the key of `standard.yaml` that the banner of the cover needs, and its name."""


@rule("CVR006", "ics-form", clause="10.3.1.5")
def ics_form(context: Context) -> Reports:
    """ICS号的写法不对。

    为什么：ICS号是国际标准分类号，由两位、三位、两位数字用下脚点连成（10.3.1.5）。多个号分别写成列表的一项。

    错：35.24.99、35.240.99；01.120

    对：35.240.99
    """
    for _, value in read_values(context, "ics"):
        if not compiled(ICS).fullmatch(value.text):
            yield Report(value.span(), f"“{value.text}”不是ICS号。", "写成“35.240.99”的样子，每项一个号。")
        elif value.text[:2].isdigit() and value.text[:2] not in FIELDS:
            yield Report(value.span(), f"国际标准分类没有领域“{value.text[:2]}”。", "核对ICS号。")


@rule("CVR007", "ccs-form", clause="10.3.1.5", fix="safe")
def ccs_form(context: Context) -> Reports:
    """CCS号的写法不对。

    为什么：CCS号是中国标准文献分类号，由一个大写字母和两位数字组成，中间有间隙（10.3.1.5）。

    错：A00、a 00

    对：A 00
    """
    value = read_value(context, "ccs")
    if value is None or compiled(CCS).fullmatch(value.text):
        return
    letters = compiled(r"\s").sub("", unicodedata.normalize("NFKC", value.text)).upper()
    edits: tuple[Replacement, ...] = ()
    if compiled(r"[A-HJ-NP-Z]\d\d").fullmatch(letters):
        edits = (Replacement(value.span(), f"{letters[0]} {letters[1:]}"),)
    yield Report(value.span(), f"“{value.text}”不是CCS号的写法。", "写成“A 00”的样子。", edits)


@rule("CVR008", "classification-missing", clause="8.1")
def classification_missing(context: Context) -> Reports:
    """没有ICS号或CCS号。

    为什么：封面应标明ICS号和CCS号（8.1、10.3.1.5）。企业标准不要求。

    错：没有 ics 或 ccs。

    对：ics: [35.240.99]，ccs: A 00
    """
    data = context.data
    if data.level == "enterprise":
        return
    for key, name, given in (("ics", "ICS号", data.ics), ("ccs", "CCS号", data.ccs)):
        if not given:
            yield Report(absent(context, key), f"没有{name}（{key}）。", f"给出{name}。")


@rule("CVR009", "record-number-missing", clause="8.1")
def record_number_missing(context: Context) -> Reports:
    """发布的行业标准没有备案号。

    为什么：行业标准的封面应标明备案号（8.1、10.3.1.5）。草案还没有备案号，封面上印出占位的记号；送审和报批时作提示。

    错：level: sector，stage: 发布稿，没有 record_number。

    对：record_number: J12345—2026
    """
    data = context.data
    if data.level != "sector" or data.record_number or data.stage not in RECORDED:
        return
    place, stage = absent(context, "record_number"), data.stage
    message = f"行业标准的{stage}没有备案号（record_number）。"
    yield Report(place, message, "给出备案号，没有时用X占位。", severity=RECORDED[stage])


@rule("CVR010", "record-number-surplus", clause="8.1", severity="warning")
def record_number_surplus(context: Context) -> Reports:
    """行业标准以外的文件写了备案号。

    为什么：只有行业标准的封面标明备案号（8.1）；其他层次写了也不印出。

    错：level: national，record_number: J12345—2026

    对：删去 record_number
    """
    value = read_value(context, "record_number")
    if value and context.data.level != "sector":
        message = f"{LEVELS[context.data.level]}的封面不标明备案号。"
        yield Report(value.span(), message, "删去 record_number。")


@rule("CVR012", "region-differs", clause="8.1")
def region_differs(context: Context) -> Reports:
    """地方标准的代号与行政区域不符。

    为什么：地方标准的代号是“DB”加行政区划代码的前两位（省级）或前四位（设区的市级），封面印“××地方标准”（8.1）。

    错：number: DB31/T 1234—2026，region: 北京市

    对：number: DB31/T 1234—2026，region: 上海市
    """
    number, region = read_value(context, "number"), context.data.region
    match = compiled(r"DB(\d\d)(?:\d\d)?(?!\d)").match(number.text) if number else None
    if number is None or match is None or context.data.level != "local":
        return
    known = REGIONS.get(match[1], "")
    if not known:
        yield Report(number.span(*match.span()), f"没有代码为{match[1]}的省级行政区域。", "核对地方标准的代号。")
    elif region and "×" not in region and not _fits(match[0][2:], region):
        name = CITIES.get(match[0][2:], known)
        message = f"{match[0]}是{name}的代号，而行政区域（region）是“{region}”。"
        yield Report(context.at("region"), message, "改为一致。")
    elif region and len(match[0]) == len("DB31") and known.startswith(region) and region != known:
        yield Report(
            context.at("region"), f"“{region}”不是行政区域的全称，封面印“{region}地方标准”。", f"写“{known}”。"
        )


def _fits(code: str, region: str) -> bool:
    """Return whether a region can have the code; of cities only the larger ones are known."""
    province = REGIONS[code[:2]][:2]
    named = next((other[:2] for other in REGIONS.values() if region.startswith(other[:2])), "")
    if len(code) == len(code[:2]):
        return named == province
    cities = {name: other for other, name in CITIES.items() if name in region}
    if code in CITIES or cities:
        return CITIES.get(code, "") in cities
    return named in ("", province)


@rule("CVR013", "sector-differs", clause="8.1", severity="warning")
def sector_differs(context: Context) -> Reports:
    """行业标准的代号与行业名不符，或不是已知的代号。

    为什么：行业标准的代号由主管部门规定，封面印“中华人民共和国××行业标准”（8.1）。代号表随机构调整变化，所以只给警告。

    错：number: CJ/T 123—2026，sector: 通信

    对：number: CJ/T 123—2026，sector: 城镇建设
    """
    number, sector = read_value(context, "number"), context.data.sector
    match = compiled(r"(?!XX)[A-Z]{2,3}").match(number.text) if number else None
    if number is None or match is None or context.data.level != "sector" or code_of(number.text) != "sector":
        return
    names = SECTORS.get(match[0], ())
    if not names:
        message = f"“{match[0]}”不是已知的行业标准代号。"
        yield Report(number.span(*match.span()), message, "核对主管部门公布的代号。")
    elif sector and "×" not in sector and not any(name in sector or sector in name for name in names):
        message = f"{match[0]}是“{names[0]}”行业的代号，而行业名（sector）是“{sector}”。"
        yield Report(context.at("sector"), message, "改为一致。")


@rule("CVR019", "owner-missing", clause="8.1")
def owner_missing(context: Context) -> Reports:
    """封面的横幅缺少行业名、行政区域或企业名称。

    为什么：封面应标明文件的层次：“中华人民共和国××行业标准”“××地方标准”“××企业标准”（8.1）。

    错：level: local，没有 region。

    对：level: local，region: 上海市
    """
    key, name = OWNERS.get(context.data.level, ("", ""))
    if key and not getattr(context.data, key):
        message = f"{LEVELS[context.data.level]}没有{name}（{key}）。"
        yield Report(absent(context, key), message, f"给出{name}。")
