"""The codes and messages of the faults of pictures."""

from __future__ import annotations

from qicao.model.finding import Fault

MISSING = Fault(
    "PIC001", "missing-picture", "找不到图形文件“{path}”。", "把文件放进草案的文件夹，用相对路径书写，注意大小写。"
)
BROKEN = Fault("PIC002", "broken-picture", "读不了图形“{path}”：{reason}。", "请用 svg、png 或 jpg，重新导出后再试。")
BAD_DIAGRAM = Fault("PIC003", "bad-diagram", "画不出这个图：{reason}。", "按 Graphviz 的 DOT 语言检查这段文字。")
OTHER_COLOURS = Fault(
    "PIC004",
    "picture-for-print-shops",
    "图形“{path}”按印刷用的四色（CMYK）存储，已换成 RGB，颜色会略有出入。",
    "请按 RGB 重新导出。",
    severity="warning",
)
SCALED = Fault(
    "PIC005",
    "scaled-picture",
    "图形“{path}”有 {width}×{height} 像素，远多于印得出的，已缩到每英寸 300 点（{to_width}×{to_height}）。",
    "要印得更大请写 :width:；要让文件小些请缩小后再放进来。",
    severity="info",
)
FOREIGN_TEXT = Fault(
    "PIC006",
    "text-outside-svg",
    "图形“{path}”里有用网页（foreignObject）写的字“{words}”，Word 和 PDF 不认它，已换成图形自己的字。",
    "请核对位置；最好导出时就用 SVG 文本：draw.io 关掉“格式化文本”，Mermaid 设 htmlLabels: false；或导出为 png。",
    severity="warning",
)
OUTSIDE_REFERENCE = Fault(
    "PIC007",
    "picture-in-picture-outside",
    "图形“{path}”引用了外面的文件“{target}”，不会去读，图上会缺这一块。",
    "请把它嵌入图形后重新导出。",
)
