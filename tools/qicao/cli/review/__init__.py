"""`qicao review`: a round of comments on a draft, from its opening to its decisions."""

from __future__ import annotations

import typer

from qicao.cli.review.begin import add, carry, forget, open_
from qicao.cli.review.handout import attachments, letters, table, word
from qicao.cli.review.look import check, group, list_, stats
from qicao.cli.review.settle import apply, decide, join, part, place, withdraw
from qicao.cli.review.take import import_

__all__ = ["review"]

review = typer.Typer(
    help="征求意见：从发出草案、登记意见、处理意见，到汇总。",
    epilog="先 open（发出），再 import 或 add（登记），然后 list（查看）、decide（处理）、check（核对）。",
    no_args_is_help=True,
    rich_markup_mode=None,
)
review.command("open", help="开始一轮征求意见：冻结发出的文本，记下日期和单位。")(open_)
review.command(
    "import", help="导入收到的文件：Word 批注和修订、意见反馈表、表格、邮件文本、网页批注；类型按内容辨认。"
)(import_)
review.command(help="登记一条意见。")(add)
review.command(help="把上一轮还没有处理完的意见转到本轮。")(carry)
review.command("list", help="列出本轮的意见和它们现在的位置。")(list_)
review.command(help="列出可能重复的意见，供人决定是否合并。")(group)
review.command(help="把几条意见合并处理：仍各占一行，处理意见相同。")(join)
review.command(help="解除合并。")(part)
review.command(help="给出处理意见：采纳、部分采纳、不采纳、另行处理、待议。")(decide)
review.command(help="撤出重复的、导错的意见和“无意见”：留在台账里，不进表，不计数；--undo 取消。")(withdraw)
review.command(help="给一条意见指定位置，写法同“章条编号”。")(place)
review.command(help="把已采纳的“建议修改为”写入草案。")(apply)
review.command(help="核对台账：没有处理、没有理由、采纳了没有改等。")(check)
review.command(help="按章、性质、单位、处理意见、日期统计。")(stats)
review.command(help="写出意见汇总处理表（.docx 和 .xlsx）。")(table)
review.command(help="导出附件中的图片，去掉文件名、拍摄信息。")(attachments)
review.command(help="写出给每个单位的复函（.docx）。")(letters)
review.command(help="写出带意见的 Word 草案，供开会用；会上的处理意见用 import 收回。")(word)
review.command(help="删去一个人的姓名和联系方式。")(forget)
