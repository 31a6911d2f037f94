"""Every kind of fault that reading files can find: FIL in files, YML in the data of `standard.yaml`."""

from __future__ import annotations

from qicao.model.finding import Fault

MISSING_FILE = Fault("FIL001", "missing-file", "找不到文件“{name}”。", "检查文件名，或新建这个文件。")
UNREADABLE_FILE = Fault("FIL002", "unreadable-file", "读不了“{name}”：{reason}。", "检查它是不是文件、有没有权限。")
NOT_UTF8 = Fault("FIL003", "not-utf-8", "文件是 {encoding} 编码，已按此读取。", "请另存为 UTF-8。", severity="warning")
BROKEN_BYTES = Fault("FIL004", "broken-bytes", "这里有无法解码的字节，已换成“�”。", "用编辑器打开后改正，存为 UTF-8。")
CONTROL_CHARACTER = Fault("FIL005", "control-character", "这里有看不见的控制字符（U+{code:04X}）。", "删去它。")
EMPTY_FILE = Fault("FIL006", "empty-file", "文件“{name}”没有内容。", "写上内容。")
OUTSIDE_FOLDER = Fault(
    "FIL007",
    "outside-folder",
    "“{name}”{reason}，没有读取。",
    "把文件（不是指向别处的链接）放进草案的文件夹，用相对路径书写。",
)
OTHER_CASE = Fault(
    "FIL008",
    "other-case",
    "文件“{name}”的大小写与实际的“{real}”不同。",
    "改成一致，否则在别的系统上找不到。",
    severity="warning",
)
MISSING_SHEET = Fault(
    "FIL009", "missing-sheet", "“{name}”里没有名为“{sheet}”的工作表。", "改写 :sheet:；这个文件里有：{known}。"
)
UNKNOWN_FORMAT = Fault(
    "FIL010",
    "unknown-format",
    "单元格的数字格式“{form}”不认识，按原数印出。",
    "在表格软件里改用常见的格式，或把单元格改成文本。",
    severity="warning",
)
NO_RESULT = Fault(
    "FIL011", "no-result", "单元格的公式没有结果。", "用表格软件打开，算出结果后保存，或把单元格改成数值。"
)
TOO_LARGE = Fault(
    "FIL012", "too-large", "“{name}”太大，没有读取：最多 {reason}。", "拆分它，或检查它是不是要用的文件。"
)
BROKEN_FROZEN_TEXT = Fault(
    "FIL014",
    "broken-frozen-text",
    "冻结的文本读不出来：{reason}；标识不能从它沿用。",
    "用 git 恢复这个文件，不要手工修改。",
    severity="warning",
)
TOO_DEEP = Fault("YML001", "yaml-too-deep", "嵌套的层次太多。", "按模板书写，字段最多三四层。")
SYNTAX = Fault("YML002", "yaml-syntax", "YAML 写法有误：{reason}。", "检查缩进、冒号后的空格、引号和括号是否成对。")
TAB = Fault("YML003", "yaml-tab", "缩进用了制表符。", "改成空格。")
NOT_A_MAPPING = Fault("YML004", "not-a-mapping", "文件应由“名称: 值”组成。", "参照 qicao new 生成的 standard.yaml。")
WIDE_COLON = Fault("YML010", "wide-colon", "“{key}”后面用了全角冒号“：”。", "改为半角冒号加一个空格，写成“{key}: ”。")
DUPLICATE_KEY = Fault("YML005", "duplicate-key", "“{key}”写了两遍，以前一个为准。", "删去一个。")
UNKNOWN_KEY = Fault("YML006", "unknown-key", "没有名为“{key}”的字段。", "{near}")
MISSING_KEY = Fault("YML007", "missing-key", "缺少“{key}”（{meaning}）。", "补上这一项。")
BAD_VALUE = Fault("YML008", "bad-value", "“{key}”的值不合要求：{reason}。", "{near}")
TOO_MANY_VALUES = Fault(
    "YML009", "too-many-values", "这里的值太多，没有再读：最多 {most} 个。", "删去不需要的；不要让别名（*）套着别名。"
)
TOO_MANY_CELLS = Fault(
    "FIL013",
    "too-many-cells",
    "“{name}”的{what}，没有读取：最多 {most}。",
    "删去表外的格和过大的合并，只留要印的；很大的表分成几张。",
)
