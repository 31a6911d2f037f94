"""An example of an indicator that computes: fields for its data, and what comes of them."""

from __future__ import annotations

from html import escape

from qicao.render.system.pages.values import Asked, Trial

__all__ = ["write_program", "write_trial"]


def write_trial(trial: Trial) -> str:
    """Return the example as HTML; without scripts it can be read, and its fields cannot be changed."""
    fields = "".join(_field(trial, field) for field in trial.fields)
    return (
        f'<form class="trial" data-trial="{escape(trial.id)}" autocomplete="off"><fieldset disabled><legend>试算</legend>'
        f'{fields}</fieldset><output aria-live="polite">{escape(trial.words)}</output></form>\n'
    )


def _field(trial: Trial, field: Asked) -> str:
    name = escape(f"{trial.id}-{field.key}")
    unit = f"（{escape(field.unit)}）" if field.unit else ""
    return (
        f'<label for="{name}">{escape(field.title)}{unit}</label>'
        f'<input id="{name}" name="{escape(field.key)}" value="{escape(field.value)}" inputmode="decimal">'
    )


def write_program(data: str) -> str:
    """Return the program of the set, which is JSON, for the script of the page."""
    safe = data.replace("<", "\\u003c")
    return f'<script type="application/json" id="qicao-indicators">{safe}</script>\n'
