"""`qicao system`: the standards system of the programme."""

from __future__ import annotations

import typer

from qicao.cli.system.build import build
from qicao.cli.system.look import check, graph, list_, stats
from qicao.cli.system.roll import roll
from qicao.cli.system.share import export, import_
from qicao.cli.system.sheet import sheet
from qicao.cli.system.states import diff, freeze

__all__ = ["system"]

system = typer.Typer(
    help="标准体系：检查、列出、统计、关系图。",
    epilog="数据在 metadata/ 下的 YAML 文件里。先 check（检查），再 list、stats、graph（查看）。",
    no_args_is_help=True,
    rich_markup_mode=None,
)
system.command(help="检查 metadata/ 的数据：编号、层次、状态、引用、计划、分工、事项、草案。")(check)
system.command("list", help="列出标准明细。")(list_)
system.command(help="标准统计表。")(stats)
system.command(help="子体系、标准和它们的关系。")(graph)
system.command(help="生成标准体系表、编制说明、滚动计划、宣贯和工作簿，写入 build/system/。")(build)
system.command(help="把体系交给别的标准化工作：JSON 或 CSV。")(export)
system.command("import", help="收入别的标准化工作的标准，作相关标准；不改动已有的。")(import_)
system.command(help="两个状态之间改了什么。")(diff)
system.command(help="把今天的状态存入 metadata/states/，作比较和订阅之用。")(freeze)
system.command(help="结转一个年度的计划，未完成的转入下一年度。")(roll)
system.add_typer(sheet, name="sheet")
