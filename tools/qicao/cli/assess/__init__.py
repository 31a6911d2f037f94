"""`qicao assess`: the use of standards, by their requirements and indicators."""

from __future__ import annotations

import typer

from qicao.cli.assess.check import check
from qicao.cli.assess.requirements import requirements
from qicao.cli.assess.score import form, score

__all__ = ["assess"]

assess = typer.Typer(
    help="实施与评价：取出条款、检查指标、计算得分。",
    epilog="指标写在 metadata/indicators/ 下的 YAML 文件里，见 docs/indicators.md。",
    no_args_is_help=True,
    rich_markup_mode=None,
)
assess.callback()(lambda: None)
assess.command(help="取出一份草案的条款：类型、主体、条件、量值、证实方法、适用的级别。")(requirements)
assess.command(help="检查指标集：名称、公式、单位、评分规则、权重、等级，以及与标准是否一致。")(check)
assess.command(help="按指标集打分、排名，说明每一分的理由。")(score)
assess.command(help="按指标集生成收集数据的空表。")(form)
