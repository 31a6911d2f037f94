"""Every kind of fault that reading a text can find, in three families.

SYN: the text is not in the dialect, or looks like markup that it is not. LBL: labels. REF: references. Messages give
the fact, hints the remedy; the meaning of a code never changes.
"""

from __future__ import annotations

from qicao.model.finding import Fault, Severity

W: Severity = "warning"
I: Severity = "info"  # noqa: E741 -- I and W form a column of the table

UNCLOSED_DIRECTIVE = Fault(
    "SYN001", "unclosed-directive", "“{words}”没有结束。", "在它的内容之后另起一行写同样长的结束记号。"
)
STRAY_FENCE = Fault(
    "SYN002",
    "stray-fence",
    "这个结束记号没有对应的开始。",
    "删去这一行，或检查上面的开始记号是否写对、冒号个数是否一致。",
)
UNKNOWN_DIRECTIVE = Fault(
    "SYN003",
    "unknown-directive",
    "没有名为“{name}”的指令。",
    "可用：note、example、warning、table、list-table、csv-table、figure、math、include。",
)
DIRECTIVE_WITHOUT_BRACES = Fault(
    "SYN004", "directive-without-braces", "“{words}”没有写成指令。", "指令名要放在花括号里，例如 :::{{note}}。"
)
EMPTY_DIRECTIVE = Fault("SYN005", "empty-directive", "指令“{name}”没有内容。", "写上内容，或删去它。", severity=W)
UNKNOWN_OPTION = Fault("SYN006", "unknown-option", "没有名为“{key}”的选项。", "这里可用：{known}。")
BAD_OPTION = Fault(
    "SYN007", "bad-option", "选项“{key}”的值“{value}”不合要求。", "请按写作说明填写，例如 :header-rows: 1。"
)
BAD_OPTION_LINE = Fault(
    "SYN008",
    "bad-option-line",
    "“{words}”像选项，但没有写对，将作为正文印出。",
    "选项写成“:名称: 值”，冒号用半角，名称用英文。",
)
BAD_INCLUDE = Fault(
    "SYN009", "bad-include", "这里的 include 没有执行。", "写成独占两行的“:::{{include}} 文件”和“:::”，放在最外层。"
)
INCLUDE_BODY = Fault("SYN010", "include-body", "include 指令里的内容没有用处。", "删去这一行。", severity=W)
INCLUDE_CIRCLE = Fault("SYN011", "include-circle", "文件“{path}”又包含了它自己。", "去掉其中一处 include。")
NESTED_HEADING = Fault(
    "SYN012", "nested-heading", "标题不能放在列项、表、图、注或示例里。", "把标题移到外面，前后各空一行。"
)
BLOCK_QUOTE = Fault("SYN013", "block-quote", "标准中没有引用块。", "去掉行首的“>”。", severity=W)
THEMATIC_BREAK = Fault("SYN014", "thematic-break", "分隔线没有含义，不会印出。", "删去这一行。", severity=W)
HTML = Fault("SYN015", "html", "“{words}”是 HTML，将原样印出。", "用 MyST 的写法；下标写 {{sub}}`2`。", severity=W)
HTML_TABLE = Fault(
    "SYN098",
    "html-table",
    "这里粘贴了 HTML 的表格（{count} 个标记），将原样印出。",
    "改写成 :::{{table}} 和竖线的表，用 --fix --unsafe-fixes 可以代劳。",
)
TYPED_ANNEX = Fault(
    "SYN099",
    "typed-annex",
    "“{words}”是手写的附录标题，读成了一章。",
    "在标题的上一行写 {{.annex .{kind}}}，标题只写“{title}”；“附录A”和性质由工具印出。",
    "7.6",
)
BAD_ATTRIBUTES = Fault(
    "SYN017",
    "bad-attributes",
    "属性“{words}”没有写对，将作为正文印出。",
    "写成 {{#标签}} 或 {{.annex .normative}}，独占一行；标签只用汉字、字母、数字和“-”“_”，不能有点。",
)
GLUED_ATTRIBUTES = Fault(
    "SYN018", "glued-attributes", "属性行“{words}”紧接在文字下面，将作为正文印出。", "在它前面空一行。"
)
UNKNOWN_ATTRIBUTE = Fault(
    "SYN019", "unknown-attribute", "属性“{words}”在这里没有作用。", "检查拼写，或删去它。", severity=W
)
TOO_MANY_HASHES = Fault(
    "SYN020", "too-many-hashes", "“{words}”的井号多于六个，不是标题。", "条最多五个层次，即最多六个井号。", "7.3.1"
)
NEAR_HEADING = Fault(
    "SYN021",
    "near-heading",
    "“{words}”像标题，但没有写对，将作为正文印出。",
    "标题写成半角井号加一个半角空格，例如“## 一般要求”。",
)
NEAR_LIST = Fault(
    "SYN022",
    "near-list",
    "“{words}”像列项，但没有写对，将作为正文印出。",
    "编号列项写“1. ”，破折号列项写“- ”，前面空一行；编号由工具生成。",
    "7.5",
)
NEAR_DIRECTIVE = Fault(
    "SYN023",
    "near-directive",
    "“{words}”像指令，但没有写对，将作为正文印出。",
    "指令写成三个以上半角冒号加花括号，例如 :::{{table}}。",
)
NEAR_TABLE = Fault(
    "SYN024",
    "near-table",
    "“{words}”像表格，但没有写对，将作为正文印出。",
    "表头下要有“| --- | --- |”一行，列数与表头相同，前后各空一行。",
)
NEAR_FOOTNOTE = Fault(
    "SYN025", "near-footnote", "“{words}”像脚注，但没有写对，将作为正文印出。", "脚注写成“[^标记]: 文字”，冒号用半角。"
)
NEAR_FORMULA = Fault(
    "SYN026", "near-formula", "“{words}”像公式，但没有写对，将作为正文印出。", "公式的两个“$$”各占一行，成对出现。"
)
NEAR_FIELD = Fault(
    "SYN027", "near-field", "“{words}”像术语的栏目，但没有写对，将作为正文印出。", "写成“:en: 英文”，冒号用半角。"
)
GLUED_NOTE = Fault("SYN028", "glued-note", "“{words}”紧接在文字下面，没有成为注或示例。", "在它前面空一行。")
GLUED_SOURCE = Fault("SYN029", "glued-source", "“{words}”紧接在文字下面，没有成为来源。", "在它前面空一行。")
GLUED_WHERE = Fault("SYN030", "glued-where", "“{words}”紧接在文字下面，没有成为公式的说明。", "在它前面空一行。")
TYPED_NUMBER = Fault("SYN033", "typed-number", "“{words}”带有手写的编号。", "删去编号，由工具编排。", severity=W)
TYPED_WORD = Fault("SYN034", "typed-word", "指令“{name}”里又写了一遍它的名称。", "删去“注：”或“示例：”。", severity=W)
EMPTY_NOTE = Fault(
    "SYN035", "empty-note", "“{word}：”后面没有文字。", "写上内容；内容另起一段时用 :::{{note}} 或 :::{{example}}。"
)
EMPTY_ITEM = Fault("SYN036", "empty-item", "列项没有内容。", "写上内容，或删去这一行。")
LIST_START = Fault(
    "SYN037",
    "list-start",
    "列项从 {number} 开始编号，印出时仍从头编起。",
    "把第一项写成“1.”；若接续上文，把中间的文字缩进到列项之内。",
    severity=W,
)
LABEL_ON_LIST = Fault(
    "SYN038", "label-on-list", "标签“{label}”放在整个列项之前，没有用处。", "在列项的某一项里写 []{{#{label}}}。"
)
SYMBOL_WITHOUT_DASH = Fault(
    "SYN039", "symbol-without-dash", "符号与含义之间没有破折号。", "写成“- $v$——速度；”。", "9.9.3"
)
SYMBOL_WITH_BLOCKS = Fault("SYN040", "symbol-with-blocks", "符号的含义只能是一段文字。", "把含义写成一段。", "9.9.3")
LOOSE_FIELDS = Fault(
    "SYN041", "loose-fields", "栏目不在术语条目里，将作为正文印出。", "在标题前加 {{.term}}，栏目紧跟在标题之后。"
)
EMPTY_FORMULA = Fault("SYN042", "empty-formula", "公式没有内容。", "写上公式，或删去它。")
EMPTY_FOOTNOTE = Fault("SYN043", "empty-footnote", "脚注“{label}”没有内容。", "写上内容，或删去它。")
DUPLICATE_FOOTNOTE = Fault(
    "SYN044", "duplicate-footnote", "脚注“{label}”已有内容，这里的文字作为正文印出。", "换一个标记。"
)
EMPTY_LINK = Fault("SYN045", "empty-link", "链接没有目标或没有文字。", "写成 [](#标签) 或 [文字](网址)。")
EMPTY_ROLE = Fault("SYN046", "empty-role", "“{name}”没有内容。", "在反引号里写上内容。")
UNKNOWN_ROLE = Fault(
    "SYN047", "unknown-role", "没有名为“{name}”的角色。", "可用：std、see、term、index、math、sub、sup。"
)
LOOSE_EMPHASIS = Fault(
    "SYN048", "loose-emphasis", "“{words}”没有成对，将原样印出。", "成对书写；要印出星号时写 \\*。", severity=W
)
INNER_EMPHASIS = Fault(
    "SYN085",
    "inner-emphasis",
    "“{words}”当作强调，星号不印出。",
    "是乘号就改为“×”；要印出星号时写 \\*；要强调时前后不要紧接文字。",
    severity=W,
)
LOOSE_BACKQUOTE = Fault(
    "SYN049", "loose-backquote", "反引号没有成对，将原样印出。", "成对书写；要印出反引号时写 \\`。", severity=W
)
LOOSE_DOLLAR = Fault(
    "SYN050", "loose-dollar", "“{words}”没有成对，将原样印出。", "行内公式写成 $…$；要印出时写 \\$。", severity=W
)
LOOSE_ROLE = Fault("SYN051", "loose-role", "“{words}”后面没有反引号，将原样印出。", "写成 {words}`内容`。", severity=W)
LOOSE_ATTRIBUTES = Fault(
    "SYN052",
    "loose-attributes",
    "“{words}”不跟在图或方括号之后，将原样印出。",
    "行内标签写成 []{{#标签}}。",
    severity=W,
)
WIDE_LINK = Fault("SYN053", "wide-link", "“{words}”用了全角括号，不是引用。", "写成半角的 [](#标签)。")
BROKEN_LINK = Fault(
    "SYN103", "broken-link", "“{words}”的括号没有成对，不是引用，将原样印出。", "写成半角的 [](#标签)，# 后面不空格。"
)
DEAD_LINK = Fault(
    "SYN097",
    "dead-link",
    "不能链接到“{address}”，只印出文字。",
    "写完整的地址，以 https://、http:// 或 mailto: 开头；本文件之内写 [](#标签)。",
    severity=W,
)
LOOSE_FOOTNOTE = Fault(
    "SYN054", "loose-footnote", "“{words}”没有写成脚注标记，将原样印出。", "写成 [^标记]，用半角。", severity=W
)
TEXT_BEFORE_HEADING = Fault(
    "SYN055", "text-before-heading", "第一个标题之前有文字。", "正文从“# 引言”或“# 范围”写起；这段文字已移入第一章。"
)
LEVEL_JUMP = Fault(
    "SYN056", "level-jump", "条的层次从 {above} 级跳到了 {level} 级。", "逐级设条；已按下一级处理。", "7.3.1"
)
DIVIDED_ELEMENT = Fault("SYN057", "divided-element", "{title}不能再分条。", "把条并为段或列项；文字已保留。")
GENERATED_ELEMENT = Fault(
    "SYN058",
    "generated-element",
    "“{title}”由工具生成，不必写在正文里。",
    "把内容移到 standard.yaml 中；这里的文字已作为一章保留。",
)
MISPLACED_ELEMENT = Fault(
    "SYN059", "misplaced-element", "“{title}”出现了两次。", "合并为一处；这里的文字已作为一章保留。"
)
CHAPTER_AFTER_ANNEX = Fault(
    "SYN060",
    "chapter-after-annex",
    "附录之后又出现了一章。",
    "若是附录，在标题前加 {{.annex .informative}}；已移到附录之前。",
)
ANNEX_WITHOUT_KIND = Fault(
    "SYN061",
    "annex-without-kind",
    "附录没有写明是规范性还是资料性，按资料性处理。",
    "写成 {{.annex .normative}} 或 {{.annex .informative}}。",
    "9.6.2",
)
UNTITLED_CHAPTER = Fault("SYN062", "untitled-chapter", "章或附录没有标题。", "每一章都应有标题。", "7.2")
TERM_WITHOUT_DEFINITION = Fault(
    "SYN063", "term-without-definition", "术语“{term}”没有定义。", "在栏目之后另起一段写定义。", "8.7.3", W
)
UNKNOWN_FIELD = Fault(
    "SYN064",
    "unknown-field",
    "术语条目没有“{name}”这一栏，作为正文保留。",
    "可用：en、symbol、abbr、admitted、deprecated、domain。",
)
EMPTY_FIELD = Fault("SYN065", "empty-field", "栏目“{name}”没有内容。", "写上内容，或删去这一行。", severity=W)
CLAUSE_IN_TERM = Fault("SYN066", "clause-in-term", "术语条目下不能再分条。", "把下面的标题改为与术语同级。")
TABLE_WITHOUT_ROWS = Fault("SYN067", "table-without-rows", "表里没有行。", "在指令里写上管道表，首尾各有“|”。")
SECOND_TABLE = Fault(
    "SYN068", "second-table", "一个表题下只能有一个表，这个表已另作一表。", "为它另写一个 table 指令。"
)
TABLE_WITHOUT_TITLE = Fault(
    "SYN069", "table-without-title", "表没有表题。", "用 :::{{table}} 表题 把它包起来。", "9.8.3", W
)
SURPLUS_CELL = Fault(
    "SYN070", "surplus-cell", "这一行比表头多出 {count} 个单元格。", "删去多余的“|”；要印出竖线时写 \\|。"
)
MISSING_CELL = Fault(
    "SYN071",
    "missing-cell",
    "这一行比表头少 {count} 个单元格，已补空。",
    "补足单元格；与左边合并写“<”，与上面合并写“^”。",
    severity=W,
)
BAD_MERGE = Fault(
    "SYN072", "bad-merge", "单元格“{words}”没有可以合并的邻格。", "“<”与左边合并，“^”与上面合并，合并区域须为矩形。"
)
MERGE_ACROSS_HEAD = Fault(
    "SYN100",
    "merge-across-head",
    "合并的单元格从表头伸到了表身（表头现在是 {rows} 行）。",
    "用 :header-rows: 写明表头的行数，例如 :header-rows: {wanted}。",
)
BAD_CSV = Fault("SYN073", "bad-csv", "引号没有成对。", "单元格含逗号、引号或换行时用半角双引号括起，其中的引号写两个。")
LIST_TABLE_SHAPE = Fault(
    "SYN074", "list-table-shape", "list-table 的内容不是两层的列表。", "每行写“* - ”开头，每个单元格写“  - ”开头。"
)
BAD_WIDTHS = Fault("SYN075", "bad-widths", "列宽有 {count} 个数，表有 {columns} 列。", "每列写一个数，用空格隔开。")
FIGURE_WITHOUT_PICTURE = Fault(
    "SYN076", "figure-without-picture", "图没有图形。", "在指令后写图片文件，或在里面写 ```dot 图。"
)
FIGURE_WITHOUT_TITLE = Fault("SYN077", "figure-without-title", "图没有图题。", "在指令里另起一行写图题。", "9.7.3", W)
SECOND_PICTURE = Fault(
    "SYN078", "second-picture", "一个图里只能有一个图形。", "用分图：外层多写一个冒号，里面每个图形用一个 figure。"
)
BLOCK_IN_FIGURE = Fault("SYN079", "block-in-figure", "这里的内容不能放在{place}里，已移到后面。", "把它移到指令之外。")
UNDEFINED_FOOTNOTE = Fault(
    "SYN080", "undefined-footnote", "脚注“{label}”没有内容。", "在{place}写上“[^{label}]: 文字”。"
)
UNUSED_FOOTNOTE = Fault(
    "SYN081", "unused-footnote", "脚注“{label}”没有被提及。", "在{place}写上 [^{label}]，或删去这条脚注。", severity=W
)
LOOSE_SCRIPT = Fault(
    "SYN084", "loose-script", "“{words}”不是上标或下标，将原样印出。", "写成 {{sup}}`2` 或 {{sub}}`2`。", severity=W
)

TOO_DEEP = Fault(
    "SYN090",
    "too-deep",
    "这里的嵌套超过{most}层，将原样印出，不再细读。",
    "把里面的内容移出来；列项最多两层，标准中没有更深的。",
)
TOO_LONG = Fault(
    "SYN091",
    "too-long",
    "这段文字有{count}字，超过{most}字，将原样印出，其中的标记和用词都没有检查。",
    "用空行分成几段；或检查前面的记号是否成对。",
)
TOO_TANGLED = Fault(
    "SYN092",
    "too-tangled",
    "这段文字里的记号太多或嵌套太深，将原样印出，其中的标记没有读。",
    "检查方括号、星号等是否成对；确要印出的记号前面加“\\”，或把这段分成几段。",
)

INCLUDE_TOO_MUCH = Fault(
    "SYN093",
    "include-too-much",
    "没有读入“{path}”：一份草案最多读入{files}个文件、{characters}万字。",
    "检查文件是不是一再读入别的文件，或把草案分成几份。",
)

DUPLICATE_LABEL = Fault(
    "LBL001", "duplicate-label", "标签“{label}”在第{line}行已经用过。", "换一个标签；引用以先出现的为准。"
)
SURPLUS_LABEL = Fault(
    "LBL002", "surplus-label", "这里已有标签“{first}”，“{label}”没有用处。", "只留一个标签。", severity=W
)
DANGLING_LABEL = Fault(
    "LBL003",
    "dangling-label",
    "标签“{label}”后面没有可以标记的内容。",
    "把它放在标题、段、表、图或公式之前，或写进列项和表的行里。",
)
BAD_LABEL = Fault("LBL004", "bad-label", "标签“{label}”含有不能用的字符。", "标签只用汉字、字母、数字和“-”“.”“_”。")

SAME_WORDS = Fault(
    "LBL005",
    "same-words",
    "这里的{kind}与第{line}行的文字完全相同，链接和意见只能凭先后分清它们。",
    "给其中一个写上标签，或运行 qicao label。",
    severity=I,
)

UNKNOWN_LABEL = Fault("REF001", "unknown-label", "没有名为“{label}”的标签。", "{near}")
AMBIGUOUS_TERM = Fault(
    "REF002",
    "ambiguous-term",
    "术语“{term}”有 {count} 个条目，链接到第一个。",
    "改写其中一个术语，或用 [](#标签) 引用。",
    severity=W,
)
UNKNOWN_TERM = Fault("REF003", "unknown-term", "没有名为“{term}”的术语。", "{near}")
UNKNOWN_DOCUMENT = Fault(
    "REF004",
    "unknown-document",
    "“{number}”不在标准目录中，没有名称可印。",
    "核对编号；没有写错时在 standard.yaml 中写 references: {{{number}: {{title: 名称}}}}。",
    "8.6.3",
    W,
)
UNVERIFIED_DOCUMENT = Fault(
    "REF005",
    "unverified-document",
    "“{number}”的名称没有核实：{title}。",
    "核对后在 standard.yaml 的 references 中给出。",
    "8.6.3",
    I,
)
SUPERSEDED_DOCUMENT = Fault(
    "REF006", "superseded-document", "“{number}”{status}。", "引用现行的版本{by}。", "9.5.4.4.2", W
)
NO_PRINTED_WORDS = Fault(
    "REF007", "no-printed-words", "“{label}”标记的内容没有编号，引用时印不出文字。", "写成 [文字](#{label})。"
)
UNKNOWN_CONSULTED = Fault(
    "REF008",
    "unknown-reference",
    "“{number}”不是文件编号，references 中也没有这个键。",
    "{near}检查拼写，或在 standard.yaml 的 references 中补上。",
    "8.6.3",
)
UNKNOWN_SIBLING_PLACE = Fault(
    "REF009", "unknown-sibling-place", "草案“{document}”中没有“{place}”。", "{near}", "9.5.4.1"
)

TYPED_LEAD_IN = Fault(
    "CMP001",
    "typed-lead-in",
    "引导语由工具生成，这一段不再印出。",
    "删去这一段；术语引自其他文件时，在 standard.yaml 的 terms_from 中给出编号。",
    "8.7.2",
    W,
)
TYPED_REFERENCES = Fault(
    "CMP002",
    "typed-references",
    "规范性引用文件的清单由工具生成，这里的文字印在清单之后。",
    "删去这些文字，在正文中用 {{std}}`编号` 引用。",
    "8.6",
    W,
)
TYPED_BIBLIOGRAPHY = Fault(
    "CMP003",
    "typed-bibliography",
    "参考文献的清单由工具生成，这里的文字另印在清单之前。",
    "删去这些文字，在正文中用 {{see}}`编号` 引用，或在 standard.yaml 的 consulted 中列出。",
    "8.13",
    W,
)
