"""Dress a mail: beside its text, the same as a page with the shop's logo and colour."""

from __future__ import annotations

from email.message import EmailMessage
from html import escape

from plugin.domain.brand import Brand

# Mail programs read no style sheets, and show what is wide on a narrow screen.
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>
<body style="margin:0;padding:24px 8px;background:#f4f4f4;color:#1a1a1a;\
font:16px/1.5 sans-serif">
<div style="max-width:560px;margin:0 auto;background:#ffffff">
<div style="padding:16px 24px;background:{accent};color:{ink};font-weight:bold">{head}</div>
<div style="padding:8px 24px 24px">
{body}
</div></div></body></html>
"""
_PLAIN = '<p style="margin:16px 0 0">{text}</p>'
_CODE = (
    '<p style="margin:16px 0 0;padding:12px;border:2px solid {accent};text-align:center;'
    'font:bold 20px monospace">{text}</p>'
)
_LINK = '<p style="margin:16px 0 0;word-break:break-all"><a href="{text}">{text}</a></p>'
_LOGO = '<img src="{src}" alt="{alt}" height="40" style="display:block;max-width:100%">'
_USUAL = "#1a1a1a"


def dress(mail: EmailMessage, text: str, brand: Brand, name: str, language: str) -> None:
    """text: paragraphs apart by an empty line; a code is indented, a link alone in its paragraph.
    name: of the shop."""
    page = page_of(text, brand, name, language, title=mail["Subject"])
    mail.add_alternative(page, subtype="html")


def page_of(text: str, brand: Brand, name: str, language: str, *, title: str) -> str:
    shown = escape(name)
    worn = brand if brand.accent is not None else Brand(brand.name, brand.logo_url, _USUAL)
    accent = worn.accent or _USUAL
    logo = _LOGO.format(src=escape(brand.logo_url), alt=shown) if brand.logo_url else shown
    return _PAGE.format(
        language=escape(language),
        title=escape(title),
        accent=accent,
        ink=worn.ink,
        head=logo,
        body="\n".join(_paragraph(one, accent) for one in text.split("\n\n") if one.strip()),
    )


def _paragraph(text: str, accent: str) -> str:
    shown = escape(text.strip())
    if text.startswith("    "):
        return _CODE.format(accent=accent, text=shown)
    if text.startswith(("https://", "http://")) and "\n" not in text.strip():
        return _LINK.format(text=shown)
    return _PLAIN.format(text=shown.replace("\n", "<br>"))
