"""Fields: a code that Word can compute, and the result that is shown until it does (ECMA-376-1, 17.16)."""

from __future__ import annotations

from collections.abc import Sequence

from qicao.ooxml.run import PLAIN, RunFormat, run_properties
from qicao.ooxml.xml import escape, quoted

__all__ = ["drop_down", "field", "field_begin", "field_end", "form_field"]


def field(code: str, result: str, form: RunFormat = PLAIN) -> str:
    """Return the field *code*, which shows the runs in *result*; *form* is the format of the field's own characters."""
    return field_begin(code, form) + result + field_end(form)


def field_begin(code: str, form: RunFormat = PLAIN) -> str:
    """Return the runs before the result, for a result that spans paragraphs."""
    marks = run_properties(form)
    return (
        f'<w:r>{marks}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{marks}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r>{marks}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end(form: RunFormat = PLAIN) -> str:
    """Return the run after the result."""
    return f'<w:r>{run_properties(form)}<w:fldChar w:fldCharType="end"/></w:r>'


def form_field(name: str, result: str, form: RunFormat = PLAIN) -> str:
    """Return a text form field, which the official drafting tools find by its *name* (at most 20 characters).

    *result* are the runs that it shows (17.16.29).
    """
    return _form(name, "<w:textInput/>", "FORMTEXT", result, form)


def drop_down(name: str, entries: Sequence[str], chosen: int, form: RunFormat = PLAIN) -> str:
    """Return a drop-down form field with at most 25 *entries*.

    *chosen* is the index, from 0, of the one shown (17.16.9).
    """
    listed = "".join(f"<w:listEntry w:val={quoted(entry)}/>" for entry in entries)
    return _form(name, f'<w:ddList><w:result w:val="{chosen}"/>{listed}</w:ddList>', "FORMDROPDOWN", "", form)


def _form(name: str, kind: str, code: str, result: str, form: RunFormat) -> str:
    marks = run_properties(form)
    data = f'<w:ffData><w:name w:val={quoted(name)}/><w:enabled/><w:calcOnExit w:val="0"/>{kind}</w:ffData>'
    separate = f'<w:r>{marks}<w:fldChar w:fldCharType="separate"/></w:r>' if result else ""
    return (
        f'<w:r>{marks}<w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'<w:r>{marks}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'{separate}{result}<w:r>{marks}<w:fldChar w:fldCharType="end"/></w:r>'
    )
