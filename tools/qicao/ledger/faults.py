"""Every kind of fault in the ledger of a draft: in files (REV00), decisions (REV01, REV02), counts (REV03)."""

from __future__ import annotations

from qicao.model.finding import Fault

BROKEN_RECORD = Fault(
    "REV001", "broken-record", "台账的文件读不出来：{reason}；这一条没有算进去。", "用 git 恢复这个文件，或改正它。"
)
WRONG_NAME = Fault(
    "REV002",
    "record-under-another-name",
    "文件里的编号是“{id}”，与文件名不同。",
    "把文件名改成 {id}.yaml，或改正编号；一个编号只能有一条意见。",
)
LOST_PARENT = Fault(
    "REV003", "reply-to-nothing", "回复的意见“{parent}”不在台账里，或者互相回复。", "改正 parent，或删去它。"
)
UNKNOWN_ELEMENT = Fault(
    "REV004",
    "anchor-to-nothing",
    "发出的文本里没有标识为“{element}”的要素。",
    "改正 element，或用 qicao review place 重新定位。",
    severity="warning",
)
UNDECIDED = Fault(
    "REV010",
    "undecided",
    "意见 {id} 还没有处理意见。",
    "用 qicao review decide {id} 采纳（或 部分采纳、不采纳、另行处理）。",
    severity="warning",
)
POSTPONED = Fault(
    "REV011",
    "postponed",
    "意见 {id} 仍是“待议”，汇总处理表还不能定稿。",
    "议定后用 qicao review decide {id} 给出处理意见。",
    severity="warning",
)
NO_REASON = Fault(
    "REV012",
    "decision-without-reason",
    "意见 {id} {kind}，没有写理由。",
    "用 qicao review decide {id} {kind} --reason 补上理由{what}。",
)
NOT_CHANGED = Fault(
    "REV013",
    "adopted-but-not-changed",
    "意见 {id} 已采纳，但它所指的文字{where}与发出时一样。",
    "按意见修改草案，或改正处理意见；改在别处的，用 qicao review decide {id} 采纳 --change 5.6 说明改了哪一条。",
)
CHANGED = Fault(
    "REV014",
    "refused-but-changed",
    "意见 {id} 不采纳，但草案{where}{what}。",
    "改正处理意见，或恢复原文。",
    severity="warning",
)
NOT_ADOPTED = Fault(
    "REV015",
    "adopted-wording-missing",
    "意见 {id} 已采纳，但它建议的文字不在草案里{where}。",
    "用 qicao review apply {id} 写入；换了写法或改在别处的，用 qicao review decide {id} 采纳 --change 5.6 说明改了哪一条；只采纳一部分的改为“部分采纳”。",
    severity="warning",
)
UNPLACED = Fault(
    "REV016",
    "unplaced",
    "意见 {id} 待定位：“{place}”{reason}。",
    "用 qicao review place {id} 指定所在的条。",
    severity="warning",
)
CONTRADICTION = Fault(
    "REV017",
    "contradictory-adoptions",
    "意见 {id} 与 {other} 都已采纳，但对同一处文字的改法不同。",
    "只采纳一个，或一个改为部分采纳。",
)
GROUP_SPLIT = Fault(
    "REV018",
    "group-decided-differently",
    "意见 {id} 与 {other} 合并处理，处理意见却不同。",
    "用 qicao review decide {other} 重新给出处理意见，或解除合并。",
)
NOT_ASKED = Fault(
    "REV020",
    "answered-but-not-asked",
    "“{unit}”回了函，但不在征求意见的单位里。",
    "把它补进 round.yaml 的 units，或改正单位名称；公示收到的意见写 via: 公示，会上提的写 via: 会议。",
    severity="warning",
)
COUNTS = Fault(
    "REV021",
    "contradictory-counts",
    "征求意见的单位里“{unit}”写了两遍，①发送的单位数会多出来。",
    "在 round.yaml 的 units 里删去一个。",
)
OTHER_DATES = Fault(
    "REV022",
    "other-dates",
    "本轮的{what}是 {round}，standard.yaml 的 consultation 里是 {data}。",
    "改成一致；征求意见函按 standard.yaml 印出。",
    severity="warning",
)
NO_UNIT = Fault(
    "REV023",
    "comment-of-nobody",
    "意见 {id} 没有提出单位，表里这一格是空的。",
    "在汇总处理表的“提出单位”一列补上再导入，或把原来的文件用 --unit 再导一次；公示收到的写 via: 公示。",
    severity="warning",
)
PERSONAL = Fault(
    "REV030",
    "personal-data",
    "这里有{what}；台账会提交进 git，不应有个人信息。",
    "删去它；姓名和联系方式写进 persons.yaml。",
)
EXPOSED = Fault(
    "REV031",
    "persons-exposed",
    "persons.yaml 会被提交进 git：{why}。",
    "恢复本轮文件夹里的 .gitignore（内容见 qicao explain REV031）；已提交的用 git rm --cached 撤出。",
)
