"""Every kind of fault in the ledger of a draft: in its files (REV00), in what was decided (REV01, REV02), in its counts (REV03)."""

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
