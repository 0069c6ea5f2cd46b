"""Bullets and numbers as people see them, for formats that store them as "third item, second level"."""

from __future__ import annotations

_GLYPHS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0fc": "✓", "\uf0d8": "➢", "\uf076": "❖", "\uf0a8": "□", "\uf071": "❑",
    "\uf02d": "-", "\uf0e0": "→", "\uf0f0": "⇒", "\uf0fe": "☑", "\uf06f": "□", "\uf0de": "⇒", "\uf058": "✚",
}  # fmt: skip
"""Letters of the fonts Symbol and Wingdings, which mean nothing elsewhere."""


def glyph(text: str) -> str:
    """The bullet as people see it.

    >>> glyph("\\uf0b7")
    '•'
    """
    if not text.strip():
        return "•"
    return _GLYPHS.get(text[0], "•" if "\ue000" <= text[0] <= "\uf8ff" else text.strip())


def formatted(number: int, form: str) -> str:
    """A number in Word's number format.

    >>> formatted(3, "lowerLetter"), formatted(4, "upperRoman"), formatted(7, "decimal")
    ('c', 'IV', '7')
    """
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    if form == "decimalZero":
        return f"{number:02}"
    return "" if form == "none" else str(number)


def _roman(number: int) -> str:
    result = ""
    for amount, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        result += letters * (number // amount)
        number %= amount
    return result
