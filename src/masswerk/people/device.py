"""Names the sort of browser, roughly enough that people know their own and nobody is told apart by it."""

from __future__ import annotations

BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"), ("Safari/", "Safari"))
"""Signs in order of precedence: each later one also stands in the words of those before."""

SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
           ("Mac OS", "Mac"), ("Linux", "Linux"))


def device(user_agent: str) -> str:
    """The sort of browser and system behind a `User-Agent`.

    >>> device("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox, Windows'
    >>> device("curl/8")
    'unbekanntes Gerät'
    """
    found = [_first(user_agent, signs) for signs in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, found)) or "unbekanntes Gerät"


def _first(text: str, signs: tuple[tuple[str, str], ...]) -> str:
    return next((word for sign, word in signs if sign in text), "")
