"""Every kind of fault in the indicators.

IND0: files, sets, names. IND1: the text of a formula. IND2: units and dimensions. IND3: rating, weights, levels.
IND4: indicators in standards. IND5: values that cannot be computed.
"""

from __future__ import annotations

from qicao.model.finding import Fault

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

VALUE_MISSING = Fault("IND501", "value-missing", "缺“{name}”的值。", "补上数据。", severity="warning")
DIVIDED_BY_ZERO = Fault(
    "IND502",
    "divided-by-zero",
    "除数“{part}”为 0，算不出来。",
    "检查数据；0 是可能的，公式用 if 分开写。",
    severity="warning",
)
NOT_A_NUMBER = Fault("IND503", "not-a-number", "结果太大，算不出来。", "检查数据的单位和大小。", severity="warning")
