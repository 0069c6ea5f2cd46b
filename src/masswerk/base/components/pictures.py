"""Pictures with what they say to those who do not see them."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from masswerk.base.components.library import component, html_attributes


@component
def picture(address: str, *, alt: str = "", width: int = 0, height: int = 0, caption: str = "", credit: str = "",
            decorative: bool = False, lazy: bool = True, **attrs: object) -> SafeString:
    """A picture with its caption; `alt` says what it shows, and only decoration has none.

    address:       where it lies; "" for one that was deleted, whose description is shown instead
    width, height: in pixels as stored, so that the page does not jump while it loads
    credit:        whose picture it is
    lazy:          loaded when it comes into sight; not on pages to be printed
    """
    if bool(alt) == decorative:
        raise ValueError("A picture says what it shows, or that it only decorates.")
    below = format_html("<figcaption>{}{}</figcaption>", caption, _credit(caption, credit)) if caption or credit else ""
    extra = html_attributes(attrs)
    if not address:
        return format_html('<figure class="mw-picture"{}><p class="mw-picture__gone">{}</p>{}</figure>', extra, alt,
                           below) if alt else SafeString("")
    size = format_html(' width="{}" height="{}"', width, height) if width and height else ""
    waits = SafeString(' loading="lazy" decoding="async"' if lazy else "")
    return format_html('<figure class="mw-picture"{}><img src="{}" alt="{}"{}{}>{}</figure>', extra, address, alt, size,
                       waits, below)


def _credit(caption: str, credit: str) -> SafeString:
    if not credit:
        return SafeString("")
    return format_html('{}<small lang="de" dir="ltr">Bildnachweis: {}</small>', " " if caption else "", credit)
