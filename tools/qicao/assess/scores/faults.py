"""Every kind of fault in data for scores: DAT0 in the table, DAT1 in a value, DAT2 between values, DAT9 states."""

from __future__ import annotations

from qicao.model.finding import Fault

NO_HEAD = Fault(
    "DAT001",
    "no-head",
    "找不到表头：没有一行同时有“单位”和“期间”两列。",
    "第一行写表头：单位、期间，再是各数据项；可用 qicao assess form 生成空表。",
)
UNKNOWN_COLUMN = Fault(
    "DAT002", "unknown-column", "指标集“{set}”没有名为“{name}”的数据项，这一列没有读。", "{near}", severity="warning"
)
MISSING_COLUMN = Fault(
    "DAT003", "missing-column", "缺少数据项“{title}”这一列，它的数据都按缺数据算。", "补上一列，表头写“{head}”。"
)
COLUMN_TWICE = Fault(
    "DAT004", "column-twice", "数据项“{title}”有两列，这一列没有读；前一列在第 {first} 列。", "删去一列。"
)
WRONG_UNIT = Fault(
    "DAT005",
    "wrong-unit",
    "“{title}”的单位应为“{unit}”或可与它换算的单位，表头写的是“{given}”；这一列没有读。",
    "改正表头的单位；数据是别的量的，换成“{unit}”的量。",
)
TOO_MANY_ROWS = Fault("DAT006", "too-many-rows", "数据超过 {most} 行，没有计算。", "分成几个文件，或只留要评价的期间。")
UNCLOSED = Fault("DAT007", "unclosed-quote", "从这里起有引号没有配对，后面的几行可能并成了一格。", "补上或删去引号。")
SHEET_LEFT_OUT = Fault(
    "DAT008",
    "sheet-left-out",
    "工作表“{name}”里没有数据表的表头，没有读。",
    "是数据的，第一行写表头：单位、期间，再是各数据项。",
    severity="info",
)
NO_DATA = Fault("DAT009", "no-data", "表头下面没有数据。", "每个单位每期一行，填好再算。", severity="warning")

NO_UNIT = Fault("DAT010", "no-unit", "这一行没有写单位，没有读。", "补上单位；合并的单元格拆开，每行都写。")
NO_PERIOD = Fault("DAT011", "no-period", "这一行没有写期间，没有读。", "补上期间，如 {example}。")
UNKNOWN_PERIOD = Fault("DAT012", "unknown-period", "“{text}”看不出是哪一期，这一行没有读。", "写成 {example} 的样子。")
OTHER_PERIOD = Fault(
    "DAT013",
    "other-period",
    "“{text}”是{kind}，指标集“{set}”没有按{kind}采集的数据；这一行没有读。",
    "改为{wanted}，如 {example}。",
)
ROW_TWICE = Fault(
    "DAT014",
    "row-twice",
    "“{unit}”{period}已经在第 {first} 行；两行不同的数据（{items}）都按缺数据算。",
    "只留对的一行。",
)
SAME_ROW_TWICE = Fault(
    "DAT015",
    "same-row-twice",
    "“{unit}”{period}已经在第 {first} 行，两行相容，合起来算一行。",
    "删去一行。",
    severity="warning",
)
TOTAL_ROW = Fault(
    "DAT016", "total-row", "“{unit}”不是评价对象，这一行没有读。", "合计、平均等行从数据表删去。", severity="warning"
)
HIDDEN_ROW = Fault(
    "DAT017", "hidden-row", "这一行是隐藏的，也算进去了。", "不要的行删去，要的取消隐藏。", severity="warning"
)
NEAR_UNIT = Fault(
    "DAT018",
    "near-unit",
    "“{unit}”只有{mine}的数据，“{other}”恰好没有，像是同一单位的两种写法。",
    "同一单位各期用一个名称。",
    severity="warning",
)
VALUE_OF_OTHER_PERIOD = Fault(
    "DAT019",
    "value-of-another-period",
    "“{title}”按{kind}采集，不能写在{given}的行里；按缺数据算。",
    "把它写在每{kind}的行里。",
)
ODD_UNIT = Fault(
    "DAT020", "odd-unit", "单位一格“{unit}”不是名称，这一行没有读。", "写单位的名称；乱码的，从原来的文件重新抄。"
)
BEYOND_HEAD = Fault(
    "DAT021",
    "beyond-the-head",
    "这一行比表头长，多出“{text}”，看不出各数属于哪一列；这一行的数都按缺数据算。",
    "补上表头，或删去多出的格；数错了位的移回去。",
)
REMARK_BEYOND_HEAD = Fault(
    "DAT022",
    "remark-beyond-the-head",
    "这一格“{text}”上面没有表头，没有读。",
    "说明写进“备注”列。",
    severity="warning",
)
OTHER_HEAD = Fault("DAT023", "other-head", "表头“{text}”当作“{wanted}”读了。", "改为“{wanted}”。", severity="warning")
ABOVE_HEAD = Fault("DAT024", "above-the-head", "表头上面的“{text}”没有读。", "表头放在第一行。", severity="info")
CONVERTED = Fault(
    "DAT025",
    "converted",
    "“{title}”的表头写的单位是“{given}”，已换算成“{unit}”（乘以 {factor}）。",
    "核对表头的单位；对的不用改。",
    severity="info",
)

NOT_A_NUMBER = Fault(
    "DAT101", "not-a-number", "“{title}”的值“{text}”不是一个数；按缺数据算。", "只写一个数；没有数据的留空。"
)
NUMBER_WITH_UNIT = Fault(
    "DAT102",
    "number-with-unit",
    "“{title}”的值“{text}”带着单位，已读作 {value} {unit}。",
    "格里只写数，单位写在表头。",
    severity="warning",
)
WRONG_UNIT_IN_CELL = Fault(
    "DAT103",
    "wrong-unit-in-cell",
    "“{title}”的值“{text}”的单位不能换算成“{unit}”；按缺数据算。",
    "改正数或单位；格里只写数，单位写在表头。",
)
DATE = Fault("DAT104", "date", "“{title}”的值“{text}”是日期；按缺数据算。", "写数；单元格格式改为“数值”。")
NEGATIVE_COUNT = Fault("DAT105", "negative-count", "“{title}”是计数，不能是负数（{text}）；按缺数据算。", "改正它。")
FRACTION_OF_COUNT = Fault(
    "DAT106", "fraction-of-count", "“{title}”是计数，不能是小数（{text}）；按缺数据算。", "改正它。"
)
ERROR_CELL = Fault(
    "DAT107", "error-cell", "“{title}”的单元格是公式的错误 {text}；按缺数据算。", "改正公式，或填数；没有数据的留空。"
)
FORMULA = Fault(
    "DAT108",
    "formula",
    "“{title}”的值“{text}”是公式，不运行；按缺数据算。",
    "填数；工作簿里的公式，用表格软件打开、算出结果后保存。",
)
NOT_FINITE = Fault("DAT109", "not-finite", "“{title}”的值“{text}”不是有限的数；按缺数据算。", "没有数据的留空。")
HUGE = Fault("DAT110", "huge", "“{title}”的值“{text}”大得不可能；按缺数据算。", "改正它，或改正单位。")
TOO_SMALL = Fault(
    "DAT111", "too-small", "“{title}”的值 {text} 小于可能的最小值 {least}；按缺数据算。", "改正它，或改正单位。"
)
TOO_GREAT = Fault(
    "DAT112", "too-great", "“{title}”的值 {text} 大于可能的最大值 {greatest}；按缺数据算。", "改正它，或改正单位。"
)
WIDE_DIGITS = Fault(
    "DAT113",
    "wide-digits",
    "“{title}”的值“{text}”有全角字符，已读作 {value}。",
    "改为半角。",
    severity="warning",
)
SEPARATORS = Fault(
    "DAT114",
    "thousands-separators",
    "“{title}”的值“{text}”有千分位的分隔，已读作 {value}。",
    "只写数字。",
    severity="warning",
)
SHARE_BESIDE_PERCENT = Fault(
    "DAT115",
    "share-beside-percent",
    "“{title}”的值 {text} 与同列其他值（中位数 {median}）差两个数量级，像是小数和百分数混写；按缺数据算。",
    "同一列都写{unit}的数，如 {example}。",
)
ALL_SHARES = Fault(
    "DAT116",
    "all-shares",
    "“{title}”的值都不大于 1，像是小数，而单位是“{unit}”；按“{unit}”算了。",
    "是小数的，乘以 {factor} 再填，或把表头的单位写成 1。",
    severity="warning",
)
MERGED = Fault(
    "DAT117", "merged-cells", "“{title}”的值在合并的单元格里，看不出是哪一行的；按缺数据算。", "拆开，每行各填一个数。"
)
TEXT_CELL = Fault(
    "DAT118",
    "number-stored-as-text",
    "“{title}”的值“{text}”存成了文本，已读作数。",
    "把单元格格式改为“数值”。",
    severity="info",
)
OUT_OF_PERCENT = Fault(
    "DAT119",
    "percent-of-what-is-no-share",
    "“{title}”的单元格是百分比格式（{text}），而单位是“{unit}”；按缺数据算。",
    "改正数或单元格格式。",
)

CONTRADICTION = Fault(
    "DAT201",
    "contradiction",
    "“{unit}”{period}的“{title}”（{value}）大于“{other}”（{limit}），数据矛盾；两个都按缺数据算。",
    "核对后改正。",
)
SHARE_ABOVE_ONE = Fault(
    "DAT202",
    "share-above-one",
    "“{unit}”{period}的“{indicator}”算出 {value}，超过 100%，而其他的都不超过。",
    "核对算它的数据：{titles}。",
    severity="warning",
)
DIVIDED_BY_ZERO = Fault(
    "DAT203",
    "divided-by-zero",
    "“{unit}”{period}的“{title}”为 0，“{indicator}”要除以它，算不出；按缺数据算。",
    "核对；确实是 0 的，按缺数据的规则计分。",
    severity="warning",
)

GAP = Fault(
    "DAT901",
    "gap",
    "“{unit}”{period}缺 {count} 项数据：{titles}。",
    "补上；确实没有的，按缺数据的规则计分。",
    severity="warning",
)
ABSENT = Fault(
    "DAT902",
    "unit-absent",
    "“{unit}”没有{periods}的数据。",
    "补上“{unit}，{first}”这一行（这里是它最近的一行）；没有的，按缺数据的规则计分。",
    severity="warning",
)
OUTLIER = Fault(
    "DAT903",
    "outlier",
    "“{unit}”{period}的“{title}”为 {value}，{beside}相差很大。",
    "核对；对的不用改，照算。",
    severity="info",
)
CONSTANT = Fault(
    "DAT904",
    "always-the-same",
    "“{unit}”的“{title}”{count} 期都是 {value}。",
    "核对是不是照抄上一期；对的不用改，照算。",
    severity="info",
)
ODD_PERIOD = Fault(
    "DAT905",
    "odd-period",
    "{period}只有{units}有数据，像是期间写错了。",
    "改正期间；确实只有这些单位的不用改。",
    severity="warning",
)
COPIED_ROW = Fault(
    "DAT906",
    "copied-row",
    "“{unit}”{period}这一行与{other}（第 {first} 行）的数全都一样。",
    "核对是不是照抄；对的不用改，照算。",
    severity="info",
)
