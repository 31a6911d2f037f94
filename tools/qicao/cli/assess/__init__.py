"""`qicao assess`: requirements and indicators of standards."""

from __future__ import annotations

import typer

from qicao.cli.assess.check import check

__all__ = ["assess"]

assess = typer.Typer(
    help="评价：检查指标、取出条款、计算得分。",
    epilog="指标写在 metadata/indicators/ 下的 YAML 文件里，见 docs/indicators.md。",
    no_args_is_help=True,
    rich_markup_mode=None,
)
assess.callback()(lambda: None)
assess.command(help="检查指标集：名称、公式、单位、评分规则、权重、等级，以及与标准是否一致。")(check)
