"""Every kind of fault in the data of a standards system, and every state that the programme should see.

SYS0: ids and the tree of sub-systems. SYS1: entries. SYS2: relations between standards. SYS3: plan. SYS4: organisations,
districts and roles. SYS5: matters, needs, clashes, policies, frameworks. SYS6: drafts. SYS9: states, which are no
faults.
"""

from __future__ import annotations

from qicao.model.finding import Fault

SYSTEM = "GB/T 13016—2018"

TWICE = Fault(
    "SYS001", "twice", "{what}“{id}”已经用过，在{where}。", "一个{what}只给一项；两项说的是一件事时，删去一项。"
)
UNKNOWN = Fault("SYS002", "unknown-name", "没有{what}“{id}”。", "{near}")
FORM_OF_CODE = Fault("SYS003", "form-of-code", "{what}“{id}”的写法不合规定。", "{form}", severity="warning")
UNKNOWN_PARENT = Fault("SYS004", "unknown-parent", "没有上级{what}“{id}”。", "{near}")
CYCLE_IN_TREE = Fault("SYS005", "cycle-in-tree", "{what}的上下级绕成了圈：{round}。", "改正其中一个 parent。")
TOO_DEEP = Fault(
    "SYS006", "tree-too-deep", "子体系“{id}”在第{depth}层。", "层数不超过 5；把过细的并入上级。", SYSTEM, "warning"
)
CODE_OF_PARENT = Fault(
    "SYS007",
    "code-of-another-branch",
    "子体系“{id}”的编号不以上级“{parent}”开头。",
    "改正编号，或改正 parent。",
    severity="warning",
)
NOT_A_LEAF = Fault(
    "SYS008",
    "entry-in-a-branch",
    "子体系“{id}”下面还有子体系，标准不能直接放在这里。",
    "放进它的一个下级子体系，或另设一个共性标准的子体系。",
    SYSTEM,
)
WRONG_ID = Fault(
    "SYS009",
    "id-of-another-subsystem",
    "标准体系编号“{id}”不属于子体系“{code}”。",
    "编号是子体系编号、“-”和三位顺序号，如 {code}-001。",
    SYSTEM,
)
TITLE_TWICE = Fault(
    "SYS010",
    "title-twice",
    "{what}“{title}”已在{where}列出。",
    "同一{what}只列一次；确是两项的，写出区别。",
    severity="warning",
)
WITH_ITSELF = Fault("SYS011", "with-itself", "{what}写的是它自己（{id}）。", "写另一项，或删去。")
LISTED_TWICE = Fault("SYS012", "listed-twice", "“{id}”在 {key} 里写了两遍。", "删去一个。", severity="warning")

ODD_CODE = Fault(
    "SYS013",
    "code-unlike-the-others",
    "编号“{id}”的写法与同类的其他编号（如“{other}”）不同。",
    "改成同样的写法；数字前的 0 不能省，用引号括起。",
    severity="warning",
)
MENTIONS_UNKNOWN = Fault("SYS014", "text-mentions-unknown", "文字里提到的“{id}”不存在。", "{near}", severity="warning")
FORMULA = Fault(
    "SYS015", "formula-as-text", "“{text}”是表格软件的公式，不是文字。", "写公式的结果。", severity="warning"
)
OWN_BRANCH = Fault(
    "SYS016",
    "code-of-a-branch-at-the-top",
    "子体系“{id}”没有上级，而它的编号属于“{branch}”。",
    "补上 parent: {branch}，或改正编号。",
    severity="warning",
)
FEWER_WANTED = Fault(
    "SYS017",
    "fewer-wanted-than-listed",
    "应有标准数是 {wanted}，明细表已列 {listed} 项。",
    "改正 wanted；以明细表为准的，删去它。",
    severity="warning",
)
ODD_LEAD = Fault(
    "SYS018",
    "lead-unlike-the-others",
    "名称的引导元素“{lead}”与其他标准的“{other}”相差很小。",
    "是笔误的改正。",
    severity="warning",
)

MALFORMED_NUMBER = Fault(
    "SYS101", "malformed-number", "“{number}”不是标准号。", "写代号、空格、顺序号、“—”和年份，如 GB/T 2260—2007。"
)
PRINTED_NUMBER = Fault("SYS102", "number-not-as-printed", "标准号“{number}”应写成“{right}”。", "改成“{right}”。")
WRONG_LEVEL = Fault(
    "SYS103",
    "level-and-number",
    "级别是 {level}，而标准号“{number}”是{right}的。",
    "改成 level: {code}，或改正标准号。",
)
INCOMPLETE = Fault(
    "SYS104",
    "published-but-incomplete",
    "状态是“{status}”，却没有{missing}。",
    "补上；查不到时状态写“未核实”。",
    SYSTEM,
    "warning",
)
NOT_YET = Fault(
    "SYS105", "planned-but-published", "状态是“{status}”，却有{what}。", "已经发布的，改状态；没有发布的，删去它。"
)
BACKWARDS = Fault("SYS106", "dates-backwards", "{later}（{second}）早于{earlier}（{first}）。", "改正其中一个日期。")
IN_THE_FUTURE = Fault(
    "SYS107",
    "date-in-the-future",
    "{what}（{date}）在数据截止日期（{state}）之后。",
    "改正日期，或 programme.yaml 的 state。",
)
STATUS_AND_DATE = Fault(
    "SYS108",
    "status-and-date",
    "状态是“{status}”，而实施日期是 {date}（数据截止 {state}）。",
    "改为“{right}”，或改正日期。",
)
STATUS_AND_CATALOGUE = Fault(
    "SYS109", "status-and-catalogue", "状态是“{status}”，目录里“{number}”是“{known}”。", "改成一致。"
)
TITLE_AND_CATALOGUE = Fault(
    "SYS110", "title-and-catalogue", "名称与目录不同，目录里“{number}”是《{known}》。", "改成一致。"
)
VERIFIED_AND_CATALOGUE = Fault(
    "SYS111",
    "verification-and-catalogue",
    "核实程度是 {given}，目录里“{number}”是 {known}。",
    "核实之前不写成已核实；核实之后先改目录。",
)
UNVERIFIED_STATE = Fault(
    "SYS112",
    "verification-missing",
    "“{number}”没有写核实程度。",
    "写 verification: A（已核对）、B、C 或 N，以及 checked。",
    severity="warning",
)
NOT_CHECKED = Fault(
    "SYS113", "verified-without-date", "写了核实程度，没有写核实日期。", "补上 checked。", severity="warning"
)
NO_SUCCESSOR = Fault(
    "SYS114",
    "replaced-by-nothing",
    "状态是“被代替”，没有写被哪一标准代替。",
    "补上 replaced_by；没有新标准的，状态写“废止”。",
    severity="warning",
)
SUCCESSOR_AND_STATUS = Fault(
    "SYS115",
    "replaced-and-status",
    "写了被“{number}”代替，状态却是“{status}”。",
    "状态写“被代替”，或删去 replaced_by。",
)
NOT_INTERNATIONAL = Fault(
    "SYS116",
    "adopts-no-international-standard",
    "“{number}”不是国际文件的编号。",
    "写 ISO、IEC、ITU 文件的编号，如 ISO 37101:2016。",
)
YEAR_AND_DATE = Fault(
    "SYS117",
    "year-and-date",
    "标准号的年份是 {year}，发布日期是 {date}。",
    "改正其中一个。",
    severity="warning",
)
OUTSIDE_SERIES = Fault("SYS118", "outside-its-series", "“{number}”不是“{series}”的部分。", "改正 part_of，或标准号。")
RELATED_AND_PLANNED = Fault(
    "SYS119",
    "related-but-planned",
    "相关标准属于其他体系，不能是“{status}”。",
    "删去 related，或改正状态。",
)

TITLE_AND_FUNCTION = Fault(
    "SYS120",
    "title-and-function",
    "名称以“{word}”结尾，功能类型却是“{function}”。",
    "改为“{right}”，或改正名称。",
    "6.1.4.2",
    "warning",
)
FACT_AND_CATALOGUE = Fault(
    "SYS121", "fact-and-catalogue", "{what}是“{given}”，目录里“{number}”是“{known}”。", "改成一致。", severity="warning"
)
NUMBER_AND_CATALOGUE = Fault(
    "SYS122",
    "number-and-catalogue",
    "目录里没有“{number}”；这一名称的编号是“{known}”。",
    "改正标准号；确有其标准的，先列入目录。",
    severity="warning",
)
CHECKED_BEFORE = Fault(
    "SYS123",
    "checked-before-issued",
    "核实日期（{checked}）早于发布日期（{issued}）。",
    "改正其中一个。",
    severity="warning",
)

UNKNOWN_REFERENCE = Fault(
    "SYS201",
    "unknown-standard",
    "{what}“{id}”，明细表里没有。",
    "{near}",
    SYSTEM,
)
CITES_OBSOLETE = Fault(
    "SYS202", "cites-what-is-replaced", "{what}“{number}”，它已{status}{by}。", "改为现行的标准，或说明为什么。"
)
CITES_OLD_EDITION = Fault(
    "SYS203", "cites-an-old-edition", "{what}“{number}”，已有新版“{newest}”。", "改为新版，或不注日期。"
)
CITATION_CYCLE = Fault(
    "SYS204", "citation-cycle", "标准互相引用，绕成了圈：{round}。", "去掉其中一处引用，把共同的内容移到上层。"
)
PUBLISHES_LATER = Fault(
    "SYS205",
    "cites-what-comes-later",
    "规范性引用的“{id}”计划 {later} 发布，晚于本标准（{own}）。",
    "调整计划，或改为资料性引用。",
    severity="warning",
)
REPLACED_IN_FORCE = Fault(
    "SYS206",
    "replaced-but-in-force",
    "代替“{number}”，而它（{id}）的状态还是“{status}”。",
    "改正它的状态，或删去 replaces。",
)
SUCCESSOR_DISAGREES = Fault(
    "SYS207",
    "successor-disagrees",
    "写了被“{number}”代替，而“{number}”（{id}）没有写代替它。",
    "在 {id} 的 replaces 补上，或改正 replaced_by。",
    severity="warning",
)
IN_FORCE_CITES_DRAFT = Fault(
    "SYS208",
    "published-cites-unpublished",
    "现行标准规范性引用了还没有发布的“{id}”（{status}）。",
    "改正引用，或改正状态。",
)

SAME_TWICE = Fault(
    "SYS209", "same-standard-twice", "“{first}”和“{second}”是同一标准。", "只写一次。", severity="warning"
)
COORDINATES_OBSOLETE = Fault(
    "SYS210",
    "coordinates-with-what-is-replaced",
    "协调配套的“{id}”已{status}。",
    "改为现行或在编的标准。",
    severity="warning",
)

NO_DEPENDENCY = Fault("SYS301", "dependency-cycle", "任务互相等待，绕成了圈：{round}。", "去掉其中一处 depends_on。")
BLOCKED = Fault(
    "SYS302",
    "waits-for-a-later-task",
    "要等“{id}”，而它计划 {later} 才完成，晚于本任务{stage}的日期（{own}）。",
    "调整日期，或去掉 depends_on。",
    severity="warning",
)
STAGES_OUT_OF_ORDER = Fault(
    "SYS303",
    "stages-out-of-order",
    "“{stage}”写在“{before}”之后。",
    "按立项、起草、征求意见、审查、报批、发布的先后写，各写一次。",
)
STAGE_SKIPPED = Fault(
    "SYS304", "stage-skipped", "“{stage}”已完成（{date}），前面的“{before}”没有写实际完成日期。", "补上，或改正。"
)
CLOSED_UNFINISHED = Fault(
    "SYS305",
    "unfinished-in-a-closed-year",
    "{year} 年度已经结转，这项任务没有完成，也没有列入以后的年度。",
    "用 qicao system roll 结转，或补上实际完成日期。",
    severity="warning",
)
NO_YEAR = Fault("SYS306", "unknown-year", "plan.yaml 的 years 里没有 {year} 年度。", "补上这个年度，或改正 year。")
TASK_TWICE = Fault("SYS307", "task-twice", "“{id}”在 {year} 年度已有任务，在{where}。", "删去一项。")
PUBLISHED_TASK = Fault(
    "SYS308",
    "task-of-a-published-standard",
    "“{id}”已是“{status}”，不需要制定任务。",
    "修订的写 revision: true；已完成的补上发布的实际日期。",
)
STATUS_AND_PLAN = Fault(
    "SYS309", "status-and-plan", "任务{what}，而“{id}”的状态是“{status}”。", "改为“{right}”，或改正任务的日期。"
)
NO_REASON = Fault(
    "SYS310", "priority-without-reason", "列为重点（priority: 1），没有写理由。", "补上 reasons。", severity="warning"
)
WITHOUT_STAGES = Fault(
    "SYS311", "task-without-dates", "任务没有计划日期。", "补上 stages，至少写“发布”的 planned。", severity="warning"
)
CLOSED_OUT_OF_ORDER = Fault(
    "SYS312", "closed-out-of-order", "{year} 年度已结转，更早的 {open} 年度还没有。", "先结转 {open} 年度。"
)
NO_TASK = Fault(
    "SYS313",
    "planned-without-task",
    "状态是“{status}”，plan.yaml 里没有它的任务。",
    "补上任务，或改正状态。",
    severity="warning",
)

NOT_AWAITED = Fault(
    "SYS314",
    "cited-but-not-awaited",
    "规范性引用了没有发布的“{id}”，任务却没有等它。",
    "在 depends_on 里补上。",
    severity="warning",
)
AWAITS_PUBLISHED = Fault(
    "SYS315",
    "awaits-what-is-published",
    "“{id}”已是“{status}”，不需要等。",
    "从 depends_on 删去。",
    severity="warning",
)
STAGE_LEFT_OUT = Fault(
    "SYS316", "stage-left-out", "“{before}”之后是“{stage}”，中间没有“{missing}”。", "补上。", severity="warning"
)
BEGINS_LATER = Fault(
    "SYS317",
    "begins-after-its-year",
    "列入 {year} 年度，最早的计划日期却是 {date}。",
    "改正 year，或日期。",
    severity="warning",
)
FOREIGN_OWNER = Fault(
    "SYS318",
    "owner-does-not-draft",
    "任务由“{owner}”负责，它不在“{id}”的起草组织之列。",
    "改正 owner，或 roles.drafts。",
    severity="warning",
)
NEW_REVISION = Fault(
    "SYS319",
    "revision-of-what-is-new",
    "写了 revision: true，而“{id}”还没有发布过。",
    "删去 revision。",
    severity="warning",
)
PRIORITY_AND_REASON = Fault(
    "SYS320",
    "priority-and-reason",
    "理由写明“{reason}”，优先级却是 {priority}。",
    "改为 priority: 1，或改正理由。",
    severity="warning",
)
NEED_OF_ANOTHER = Fault(
    "SYS321",
    "need-answered-by-another",
    "理由提到的“{need}”由“{entry}”满足，不是本标准。",
    "改正其中一处。",
    severity="warning",
)

MISSING_ROLE = Fault(
    "SYS401", "missing-role", "状态是“{status}”，没有写由谁{roles}。", "在 roles 里补上。", severity="warning"
)
NO_DISTRICT = Fault(
    "SYS402",
    "centre-without-district",
    "“{title}”是区城运中心，没有写在哪个区。",
    "补上 district。",
    severity="warning",
)
NO_ABILITIES = Fault(
    "SYS403", "service-without-abilities", "“{title}”是服务机构，没有写能力。", "补上 abilities。", severity="warning"
)
NOT_A_CENTRE = Fault(
    "SYS404", "not-a-district-centre", "“{id}”是{kind}，不是区城运中心。", "改正 centre，或它的 kind。"
)
OTHER_DISTRICT = Fault("SYS405", "centre-of-another-district", "“{id}”写的是在“{district}”。", "改成一致。")
REVIEWS_OWN = Fault("SYS406", "reviews-its-own", "“{id}”既起草又审查。", "请别的组织审查。", severity="warning")
OUT_OF_PLACE = Fault(
    "SYS407",
    "parent-of-lower-kind",
    "“{title}”（{kind}）的上级是“{parent}”（{other}）。",
    "改正 parent。",
    severity="warning",
)

EVALUATES_OWN = Fault("SYS408", "evaluates-its-own", "“{id}”既起草又评价。", "请别的组织评价。", severity="warning")
UNFIT_FOR_CHARGE = Fault(
    "SYS409",
    "unfit-to-be-in-charge",
    "归口的“{id}”是{kind}。",
    "归口的是标准化技术委员会、主管部门、城运管理机构或协会。",
    severity="warning",
)
PARENT_ELSEWHERE = Fault(
    "SYS410",
    "parent-in-another-district",
    "“{title}”在“{district}”，它的上级“{parent}”在“{other}”。",
    "改正 parent，或 district。",
    severity="warning",
)
WORK_AND_ENTRY = Fault(
    "SYS411",
    "work-and-standard",
    "工作写的是“{work}”，对应的标准是“{number}”（{id}）。",
    "改正其中一个。",
    severity="warning",
)
WORK_AND_SCOPE = Fault(
    "SYS412", "work-and-scope", "范围是“{scope}”，而“{work}”是{level}。", "改正其中一个。", severity="warning"
)

COVERED_TWICE = Fault(
    "SYS501",
    "matter-covered-twice",
    "同一子体系有{count}项标准规定这一事项（{ids}），它们之间没有写协调关系。",
    "只由一项规定；确需两项的，在 coordinates_with 写明，或在 coordination.yaml 立一项。",
    severity="warning",
)
OBSOLETE_FOR_MATTER = Fault(
    "SYS502",
    "matter-by-replaced-standard",
    "规定事项的“{id}”已{status}。",
    "改为现行或在编的标准。",
    severity="warning",
)
MALFORMED_LIMIT = Fault(
    "SYS503",
    "malformed-limit",
    "办理时限“{limit}”看不出是多久。",
    "写数和单位，如 30 min、2 h、5 个工作日、即时。",
    severity="warning",
)
VARIANT_TWICE = Fault("SYS504", "district-twice", "“{id}”在这一事项里写了两遍。", "删去一行。")
VARIANT_SILENT = Fault(
    "SYS505",
    "variant-without-difference",
    "做法是“调整”，没有写时限或不同之处。",
    "补上 limit 或 difference；没有不同的写“照用”。",
    severity="warning",
)
VARIANT_CONTRADICTS = Fault(
    "SYS506", "variant-contradicts", "做法是“{mode}”，却写了{what}。", "改为“调整”，或删去。", severity="warning"
)
CODE_AND_DOMAIN = Fault(
    "SYS507",
    "code-and-domain",
    "代码以“{prefix}”开头的其他事项属于“{other}”，这一项写的是“{domain}”。",
    "改正领域，或代码。",
    severity="warning",
)
SAME_LIMIT = Fault(
    "SYS508",
    "variant-with-the-same-limit",
    "做法是“调整”，时限却与全市的相同（{limit}）。",
    "改为“照用”，或改正时限。",
    severity="warning",
)
UNIT_OF_TIME = Fault(
    "SYS509",
    "unit-of-time",
    "办理时限“{limit}”的单位应写成符号“{right}”。",
    "数后的单位用符号：s、min、h（GB 3100）。",
    severity="warning",
)

SEVERAL_ANSWERS = Fault(
    "SYS510", "several-answers", "需求有{count}个回应：{keys}。", "只留一个：entry、merged 或 refused。"
)
ANSWER_AND_DATE = Fault("SYS511", "answer-and-date", "{fact}。", "回应和回应日期一起写。", severity="warning")
MERGED_ON = Fault(
    "SYS512",
    "merged-into-what-is-merged",
    "并入的“{id}”自己也{state}。",
    "写最后并入的那一项，或改正。",
)
SHORT_REASON = Fault("SYS513", "no-real-reason", "理由“{reason}”说明不了什么。", "写清楚为什么。", severity="warning")
LONELY_CLASH = Fault("SYS520", "clash-of-one", "冲突至少涉及两项标准，这里有{count}项。", "补上另一项的体系编号。")
NO_OWNER = Fault("SYS521", "clash-without-owner", "没有写由谁负责协调。", "补上 owner。", severity="warning")
DECISION_AND_DATE = Fault("SYS522", "decision-and-date", "{fact}。", "处理结果和决定日期一起写。", severity="warning")
CITED_AND_WANTED = Fault(
    "SYS530", "cited-and-wanted", "“{id}”已引用，又列为宜引用。", "从 should_cite 删去。", severity="warning"
)
FORM_OF_POLICY = Fault(
    "SYS531", "form-of-policy-number", "文号“{number}”应写成“{right}”。", "年份用六角括号〔〕。", severity="warning"
)
YEAR_OF_POLICY = Fault(
    "SYS532", "year-of-policy", "文号的年份是 {year}，发文日期是 {date}。", "改正其中一个。", severity="warning"
)

STATE_WITHOUT_OURS = Fault(
    "SYS540", "framework-state-without-standard", "情况是“{state}”，没有写对应的标准。", "补上 ours，或改正 state。"
)
STATE_AND_OURS = Fault(
    "SYS541", "framework-state-and-standard", "情况是“{state}”，对应的“{id}”却是“{status}”。", "改成一致。"
)
GAP_WITHOUT_REASON = Fault(
    "SYS542", "gap-without-reason", "情况是“{state}”，没有写理由。", "补上 reason。", severity="warning"
)
GAP_WITH_OURS = Fault(
    "SYS543", "gap-with-standard", "情况是“{state}”，却写了对应的标准“{id}”。", "改为“已有”或“拟制定”，或删去 ours。"
)

OTHER_NUMBER = Fault(
    "SYS544",
    "framework-number-and-standard",
    "编号是“{number}”，对应的标准是“{ours}”（{id}）。",
    "改正其中一个。",
    severity="warning",
)

NO_DRAFT = Fault("SYS601", "draft-not-there", "drafts/ 下没有“{slug}”。", "{near}")
ORPHAN_DRAFT = Fault(
    "SYS602",
    "orphan-draft",
    "草案“{slug}”不在明细表里。",
    "在 metadata/entries.yaml 里给它一项，写 draft: {slug}。",
    severity="warning",
)
DRAFT_DISAGREES = Fault(
    "SYS603",
    "draft-disagrees",
    "{what}是“{entry}”，草案“{slug}”的 standard.yaml 里是“{draft}”。",
    "改成一致。",
    severity="warning",
)
DRAFT_AND_STATUS = Fault(
    "SYS604", "draft-and-status", "状态是“{status}”，而草案“{slug}”已经在写。", "改为“在编”。", severity="warning"
)
DRAFT_AND_PLAN = Fault(
    "SYS605",
    "draft-and-plan",
    "草案“{slug}”是{stage}，而计划里“{step}”还没有完成日期。",
    "补上实际完成日期，或改正草案的 stage。",
    severity="warning",
)
DRAFT_CITES = Fault(
    "SYS606",
    "citations-differ",
    "草案“{slug}”规范性引用了“{number}”，这里没有列。",
    "在 cites 里补上。",
    severity="warning",
)

CITES_MORE = Fault(
    "SYS607",
    "draft-does-not-cite",
    "列了“{number}”，草案“{slug}”没有规范性引用它。",
    "从 cites 删去，或在草案里引用。",
    severity="warning",
)

ROUND_AND_PLAN = Fault(
    "SYS608",
    "round-and-plan",
    "{fact}。",
    "改正计划里的日期；是轮次的日期记错了的，改正它的 round.yaml。",
    severity="warning",
)

COLUMNS = Fault(
    "SYS701",
    "columns-of-catalogue",
    "这一行有 {count} 列，表头有 {wanted} 列。",
    "补上或删去逗号，使各列对齐；值里有逗号的，用引号括起。",
)
FORM_OF_DATE = Fault("SYS702", "form-of-date", "“{date}”不是日期的写法。", "写成 2026-05-01 的样子。")

LATE = Fault(
    "SYS901",
    "late",
    "“{id}”的“{stage}”计划 {date} 完成，到 {state} 迟了 {days} 天，还没有完成。",
    "已经完成的，补上实际日期；没有完成的，在 note 里写明原因。",
    severity="info",
)
OVERLOADED = Fault(
    "SYS902",
    "overloaded",
    "“{title}”同时牵头起草 {count} 项标准，超过 {most} 项。",
    "分给别的组织，或错开时间。",
    severity="info",
)
NO_STANDARD = Fault(
    "SYS903",
    "no-standard",
    "“{title}”{where}无标可依。",
    "{hint}",
    severity="info",
)
UNVERIFIED = Fault(
    "SYS904",
    "unverified",
    "“{number}”的{what}没有核实。",
    "对照公开目录核实；名称改 verification，状态改 status。",
    severity="info",
)
UNANSWERED = Fault(
    "SYS905",
    "need-without-answer",
    "需求提出 {days} 天了，没有回应。",
    "写 entry、merged 或 refused。",
    severity="info",
)
OPEN_CLASH = Fault(
    "SYS906", "open-clash", "{kind}还没有处理结果{since}。", "由{owner}会商后写 decision。", severity="info"
)
EMPTY_SUBSYSTEM = Fault(
    "SYS907", "empty-subsystem", "子体系“{id}”里没有标准。", "列出需要的标准，或并入别的子体系。", SYSTEM, "info"
)
AGED = Fault("SYS908", "due-for-review", "“{number}”发布已满五年（{issued}），应当复审。", "{hint}", severity="info")
WAITING = Fault("SYS909", "waiting", "“{id}”在等 {count} 项没有完成的标准：{ids}。", "先完成它们。", severity="info")
GAP = Fault(
    "SYS910",
    "gap-in-framework",
    "{of}有《{title}》，本体系缺少。",
    "提出标准；不需要的，改为“不需要”。",
    severity="info",
)
NOT_DONE = Fault(
    "SYS911",
    "matter-not-done",
    "“{district}”没有开展“{title}”。",
    "与这个区商定是否开展。",
    severity="info",
)
SLIPPED = Fault(
    "SYS912",
    "slipped",
    "“{id}”的“{stage}”比计划（{planned}）晚 {days} 天完成。",
    "在 note 里写明原因；预计的发布日期由程序推后。",
    severity="info",
)
SHORT_OF = Fault("SYS913", "short-of", "应有 {wanted} 项标准，列了 {listed} 项。", "提出缺少的标准。", severity="info")
