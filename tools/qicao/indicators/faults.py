"""Every kind of fault in the indicators.

IND0: files, sets, names. IND1: the text of a formula. IND2: units and dimensions. IND3: rating, weights, levels.
IND4: indicators in standards. IND5: values that cannot be computed.
"""

from __future__ import annotations

from qicao.model.finding import Fault

FILE_AND_ID = Fault("IND001", "file-and-id", "文件名是“{name}”，id 是“{id}”。", "改成一致。")
SET_TWICE = Fault("IND002", "set-twice", "指标集“{id}”已有，在{where}。", "换一个 id，或删去一个。")
OTHER_ENDING = Fault(
    "IND003", "other-ending", "“{name}”没有读取。", "指标集的文件以 .yaml（小写）结尾。", severity="warning"
)
MALFORMED_ID = Fault("IND004", "malformed-id", "{what}“{id}”的写法不合规定。", "用{form}。")
ID_TWICE = Fault("IND005", "id-twice", "名称“{text}”已用过，在第{line}行。", "数据项和指标的名称都不能相同；换一个。")
RESERVED_ID = Fault("IND006", "reserved-id", "“{id}”是公式语言的词，不能作名称。", "换一个，如 {id}_1。")
SYMBOL_TWICE = Fault("IND007", "symbol-twice", "符号“{text}”已用过，在第{line}行。", "每个量用自己的符号，如加下标。")
TITLE_TWICE = Fault(
    "IND008", "title-twice", "中文名称“{text}”已用过，在第{line}行。", "改写，使数据表的列和指标能区别。"
)
UNUSED_ITEM = Fault("IND009", "unused-item", "数据项“{id}”没有公式用到。", "不需要的删去，少填一列。", severity="info")
UNKNOWN_AT_MOST = Fault("IND010", "unknown-at-most", "没有另一个数据项“{id}”。", "{near}")
AT_MOST_AND_UNIT = Fault(
    "IND011", "at-most-and-unit", "“{first}”不能与“{id}”的“{second}”比较。", "改正单位，或删去 at_most。"
)
LIMITS_BACKWARDS = Fault("IND012", "limits-backwards", "最小值 {least} 不小于最大值 {greatest}。", "改正其中一个。")
LIMIT_OF_COUNT = Fault(
    "IND013", "limit-of-count", "计数的范围不能是 {value}。", "计数是不小于 0 的整数；不是计数的写 kind: measure。"
)
COUNT_AND_UNIT = Fault(
    "IND014", "count-and-unit", "“{unit}”的数据不是计数。", "写 kind: measure，或改正单位。", severity="warning"
)
PERIOD_TOO_LONG = Fault(
    "IND015", "period-too-long", "按{period}采集的数据不能用于按{whole}的评价。", "缩短采集的周期，或延长评价的周期。"
)
AT_MOST_AND_PERIOD = Fault(
    "IND016",
    "at-most-and-period",
    "与“{id}”的采集周期不同，不能逐期比较。",
    "改成一致，或删去 at_most。",
    severity="warning",
)
VETO_LEFT_OUT = Fault(
    "IND017",
    "veto-left-out",
    "有一票否决的指标，缺数据时却不计。",
    "不报数据就不会被否决；改为 missing: zero。",
    severity="warning",
)
SHARE_AND_PERCENT = Fault(
    "IND018",
    "share-and-percent",
    "{what}是 {value}，单位是“{unit}”。",
    '以“{unit}”为单位的写如 100；以 1 为单位的写 unit: "1"。',
    severity="warning",
)
NOTHING_IN_SET = Fault("IND019", "nothing-in-set", "指标集里没有{what}。", "补上。")
MALFORMED_SYMBOL = Fault(
    "IND020", "malformed-symbol", "符号“{symbol}”不能放进公式。", "花括号要成对；不写 $，如 N_1、\\bar{{t}}。"
)

AT_MOST_IN_A_CIRCLE = Fault("IND021", "at-most-in-a-circle", "互为上限，绕成了圈：{round}。", "删去其中一个 at_most。")
HIDDEN_CHARACTER = Fault("IND026", "hidden-character", "这里有看不见的字符（U+{code:04X}）。", "删去它。")
UNKNOWN_COMMAND = Fault("IND027", "unknown-tex-command", "TeX 里没有“{command}”。", "检查拼写，如 \\sum、\bar{{t}}。")
UPSIDE_DOWN = Fault(
    "IND022",
    "quotient-upside-down",
    "“{below}”不大于“{above}”，这个比值不会小于 100%。",
    "分子、分母是不是写反了？",
    severity="warning",
)
BEYOND_THE_WHOLE = Fault(
    "IND023",
    "beyond-the-whole",
    "这个值不会超过 {most}{unit}，评分规则里却有 {limit}{unit}。",
    "改正评分规则。",
    severity="warning",
)
BLANK = Fault("IND024", "blank-name", "{key} 是空的。", "写上。")
ODD_DOLLAR = Fault("IND025", "dollar-without-partner", "“$”不成对。", "符号写在一对 $ 之间，如 第$i$台设备。")

FORMULA_EMPTY = Fault("IND101", "formula-empty", "公式是空的。", "写上公式，如 closed_on_time / due。")
FORMULA_TOO_LONG = Fault(
    "IND102", "formula-too-long", "公式超过 {most} 个字符，没有读取。", "拆成几个指标，用名称引用。"
)
FORMULA_TOO_LARGE = Fault(
    "IND103", "formula-too-large", "公式的数、名称和运算超过 {most} 个，没有再读。", "拆成几个指标，用名称引用。"
)
FORMULA_TOO_DEEP = Fault("IND104", "formula-too-deep", "公式的括号套了 {most} 层以上。", "拆成几个指标，用名称引用。")
UNKNOWN_CHARACTER = Fault("IND105", "unknown-character", "公式里不能有“{sign}”。", "{hint}")
BRACKET_NOT_CLOSED = Fault("IND106", "bracket-not-closed", "左括号没有配对的右括号。", "补上“)”。")
BRACKET_NOT_OPENED = Fault("IND107", "bracket-not-opened", "右括号没有配对的左括号。", "删去它，或补上“(”。")
UNKNOWN_FUNCTION = Fault("IND108", "unknown-function", "没有函数“{name}”。", "{near}")
NUMBER_OF_ARGUMENTS = Fault(
    "IND109",
    "number-of-arguments",
    "“{name}”要 {wanted} 个参数，这里有 {given} 个。",
    "if(条件, 值, 值)、min(值, 值)、max(值, 值)、abs(值)；参数之间用半角逗号。",
)
EXPONENT = Fault(
    "IND110", "exponent-not-small-and-whole", "“^”后只能是 -{most}～{most} 的整数。", "写成如 x^2，或用乘法。"
)
UNEXPECTED = Fault("IND111", "unexpected-in-formula", "这里不能是“{text}”。", "检查运算符、逗号和括号。")
FORMULA_ENDS = Fault("IND112", "formula-ends-early", "公式没有写完。", "运算符和逗号的后面要有数或名称。")
UNIT_WITHOUT_NUMBER = Fault(
    "IND113", "unit-without-number", "单位前面没有数。", "单位只写在数的后面，如 15 [min]；数据项的单位写在 data 里。"
)
FUNCTION_WITHOUT_BRACKETS = Fault(
    "IND114", "function-without-brackets", "“{name}”是函数，后面要有括号。", "写成 {name}(…)；数据项不能用函数的名称。"
)
AGGREGATE_OF_A_VALUE = Fault(
    "IND115", "aggregate-of-a-value", "“{name}”的括号里只能写一个数据项的名称。", "写成 {name}(名称)，先汇总再计算。"
)
AGGREGATE_OVER = Fault(
    "IND116", "aggregate-over", "“{name}”的第二个参数只能是 periods 或 units。", "periods 是各期，units 是各评价对象。"
)
VALUE_AS_CONDITION = Fault(
    "IND117", "value-as-condition", "这里要条件，写的是数值。", "用 <、<=、>、>=、== 或 != 比较。"
)
CONDITION_AS_VALUE = Fault(
    "IND118", "condition-as-value", "这里要数值，写的是条件。", "条件只写在 if 的第一个参数里，如 if(x > 0, y / x, 0)。"
)
TOO_MANY_DIGITS = Fault("IND119", "too-many-digits", "这个数的有效数字超过 {most} 位。", "少写几位，或换一个单位。")

UNKNOWN_UNIT = Fault("IND201", "unknown-unit", "没有单位“{unit}”。", "{near}")
UNKNOWN_NAME = Fault("IND202", "unknown-name", "没有数据项或指标“{name}”。", "{near}")
DIFFERENT_DIMENSIONS = Fault(
    "IND203",
    "different-dimensions",
    "“{second}”不能与“{first}”相加减、比较或二选一。",
    "换算成同一种量；常数带上单位，如 15 [min]、95 [%]。",
)
RESULT_OF_OTHER_DIMENSION = Fault(
    "IND204",
    "result-of-another-dimension",
    "公式的结果是“{found}”，指标的单位却是“{unit}”。",
    "改正公式、数据项的单位或指标的单位。",
)
FINER_THAN_PERIOD = Fault(
    "IND205",
    "finer-than-the-period",
    "“{name}”在一个评价周期内有几个值。",
    "写明怎样汇总：sum({name})、mean({name})、least({name})、greatest({name}) 或 count({name})。",
)
AGGREGATE_OF_INDICATOR = Fault(
    "IND206",
    "indicator-over-periods",
    "“{name}”是指标，一个评价周期只有一个值。",
    "直接写 {name}；要对各评价对象汇总的写 {function}({name}, units)。",
)
DIVISION_BY_ZERO = Fault("IND207", "division-by-constant-zero", "除数总是 0。", "改正除数。")
ABSURD_POWER = Fault("IND208", "absurd-power", "单位的幂次超过 {most}。", "改正公式。")

CIRCULAR = Fault("IND209", "circular-indicators", "指标互相引用，绕成了圈：{round}。", "改正其中一个公式。")
NO_DATA_IN_FORMULA = Fault("IND210", "formula-without-data", "公式没有用到任何数据项。", "写上数据项的名称。")

HUNDREDFOLD = Fault(
    "IND211",
    "hundredfold",
    "结果会换算成“{unit}”，再乘 {factor} 就大了 {factor} 倍。",
    "删去“* {factor}”。",
    severity="warning",
)
BARE_PERCENT = Fault(
    "IND212",
    "number-beside-a-percentage",
    "与百分数相加减或比较的 {number} 没有单位，是 {number} 倍。",
    "是百分数的写成 {number} [{unit}]。",
    severity="warning",
)
SUM_OF_SHARES = Fault(
    "IND213",
    "sum-of-shares",
    "“{name}”的单位是“{unit}”，份额不能相加。",
    "写 mean({name})；各期的分母不同的，改为采集分子和分母。",
    severity="warning",
)

WEIGHTS = Fault("IND301", "weights-not-one", "权重之和是 {total}，不是 1。", "{hint}")
WEIGHT_OUT_OF_RANGE = Fault("IND302", "weight-out-of-range", "权重是 {weight}。", "权重在 0～1 之间，如 0.2。")
RATING_INCOMPLETE = Fault("IND303", "rating-incomplete", "{kind}的评分规则没有 {key}。", "补上。")
RATING_OF_OTHER_KIND = Fault(
    "IND304", "rating-of-another-kind", "{kind}的评分规则不用 {key}。", "删去它，或改为 kind: {other}。"
)
ZERO_IS_FULL = Fault("IND305", "zero-is-full", "得 0 分和得 100 分的值都是 {value}。", "改正其中一个。")
RATING_AND_DIRECTION = Fault(
    "IND306", "rating-and-direction", "方向是{better}，而{fact}。", "改正 direction，或评分规则。"
)
POINTS_OUT_OF_RANGE = Fault(
    "IND307", "points-out-of-range", "得分是 {points}。", "得分在 0～100 之间；比重由 weight 给出。"
)
INTERVALS_OVERLAP = Fault(
    "IND308",
    "intervals-overlap",
    "“{second}”与前一段“{first}”重叠，或次序不对。",
    "从低到高写，每段的 low 等于前一段的 high。",
)
INTERVALS_APART = Fault("IND309", "intervals-apart", "{low}～{high} 不属于任何一段。", "每段的 low 等于前一段的 high。")
INTERVAL_BACKWARDS = Fault("IND310", "interval-backwards", "“{range}”的下限不小于上限。", "改正。")
INTERVALS_OPEN = Fault(
    "IND311",
    "intervals-open",
    "{what} 的值不属于任何一段，得 0 分。",
    "{which}不写 {key}；确实不会有的，不用理会。",
    severity="info",
)
STEP_TWICE = Fault("IND312", "step-twice", "{at} 这一级写了两遍。", "删去一个。")
STEPS_UNSORTED = Fault(
    "IND313", "steps-unsorted", "各级没有按大小排列。", "从高到低或从低到高写，便于核对。", severity="warning"
)
SAME_POINTS = Fault("IND314", "same-points", "每一段都得 {points} 分，区分不出好坏。", "改正得分。", severity="warning")
RATING_SCALE = Fault(
    "IND315",
    "rating-scale",
    "单位是“{unit}”，评分规则里的 {value} 就是 {means}。",
    "确是如此的不用改；写成了另一种的，改正单位或评分规则。",
    severity="warning",
)
NO_WEIGHT = Fault(
    "IND316",
    "no-weight",
    "权重是 0，这个指标不起作用。",
    "写权重；只用于计算的，也可只写在公式里。",
    severity="warning",
)
GRADES_UNSORTED = Fault(
    "IND317", "grades-unsorted", "“{level}”（{at}）不低于前面的“{above}”。", "等级从高到低写，at 逐级降低。"
)
GRADE_TWICE = Fault("IND318", "grade-twice", "等级“{level}”写了两遍。", "删去一个。")
GRADE_OUT_OF_RANGE = Fault("IND319", "grade-out-of-range", "等级的分数线是 {at}。", "分数线在 0～100 之间。")
NO_LOWEST_GRADE = Fault(
    "IND320", "no-lowest-grade", "低于 {at} 分的没有等级。", "补上最低一级，at: 0。", severity="warning"
)
UNKNOWN_LEVEL = Fault("IND321", "unknown-level", "没有等级“{level}”。", "{near}")
VETO_WITHOUT_GRADES = Fault("IND322", "veto-without-grades", "有一票否决，却没有等级。", "补上 grades，或删去 veto。")

SAME_AS_BEFORE = Fault(
    "IND324",
    "same-points-as-before",
    "与相邻的一级（段）得分相同，分开没有用。",
    "改正得分，或合并。",
    severity="warning",
)
VETO_OF_THE_GOOD = Fault(
    "IND323",
    "veto-of-the-good",
    "指标{better}，“{veto}”却否决好的值。",
    "改正 veto 的比较，或 direction。",
    severity="warning",
)

UNKNOWN_INDICATOR = Fault("IND401", "unknown-indicator", "没有指标“{name}”。", "{near}")
AMBIGUOUS_INDICATOR = Fault("IND402", "ambiguous-indicator", "“{name}”在几个指标集里都有。", "写明指标集：{full}。")
UNKNOWN_SET = Fault("IND403", "unknown-indicator-set", "没有指标集“{name}”。", "{near}")
FAULTY_INDICATOR = Fault(
    "IND404",
    "faulty-indicator",
    "指标“{name}”的公式读不懂，没有印出：{reason}",
    "先改正{where}，用 qicao assess check 查看。",
)

UNKNOWN_PLACE = Fault("IND405", "unknown-place-in-standard", "草案里没有标签为“{label}”的{what}。", "{near}")
UNKNOWN_STANDARD = Fault("IND406", "unknown-standard", "drafts/ 下没有“{name}”，它也不是标准号。", "{near}")
OTHER_FORMULA = Fault(
    "IND411",
    "formula-and-indicator",
    "公式与指标“{title}”（{where}）不同，指标的是 {tex}。",
    "改成一致；也可用 :::{{indicator}} 由指标生成。",
)
SYMBOL_NOT_EXPLAINED = Fault(
    "IND412",
    "symbol-and-indicator",
    "式中没有说明指标“{title}”（{where}）的符号 {symbol}。",
    "补上，或改正其中的符号。",
)
OTHER_UNIT = Fault(
    "IND413", "unit-and-indicator", "{symbol} 的单位与指标“{title}”（{where}）不同，那里是“{wanted}”。", "改成一致。"
)
NOT_IN_TABLE = Fault("IND414", "not-in-table", "表中没有指标“{title}”（{where}）。", "补上，或从指标集删去。")
OTHER_WEIGHT = Fault(
    "IND415", "weight-and-indicator", "权重是 {typed}，指标“{title}”（{where}）的是 {weight}。", "改成一致。"
)
OTHER_RULE = Fault(
    "IND416",
    "rule-and-indicator",
    "得分规则与指标“{title}”（{where}）不同，那里是“{words}”。",
    "改成一致；也可用 :::{{indicator-table}} 由指标生成。",
)
NOT_IN_SET = Fault("IND417", "not-in-set", "表中的“{title}”不是指标集“{id}”的指标。", "补进指标集，或从表中删去。")

VALUE_MISSING = Fault("IND501", "value-missing", "缺“{name}”的值。", "补上数据。", severity="warning")
DIVIDED_BY_ZERO = Fault(
    "IND502",
    "divided-by-zero",
    "除数“{part}”为 0，算不出来。",
    "检查数据；0 是可能的，公式用 if 分开写。",
    severity="warning",
)
NOT_A_NUMBER = Fault("IND503", "not-a-number", "结果太大，算不出来。", "检查数据的单位和大小。", severity="warning")
