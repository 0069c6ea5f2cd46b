"""Pass 4d: tables become elements: measures by rows, a measure sheet, an agenda, or a table with figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.attributes import set_fact
from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.numbering import read_number
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.sheets import meaning
from masswerk.intake.rules.tables import (
    check_sums,
    column_names,
    header_of,
    header_rows,
    is_agenda,
    is_sheet,
    number_of,
    percent_sum,
)
from masswerk.intake.rules.titles import text_title
from masswerk.intake.rules.vocabulary import FAMILIES
from masswerk.intake.rules.words import heading_cue

TABLE_HEADER = "Tabellenkopf"

_INLINE_GROUP = re.compile(r"\b(?:AG|Arbeitsgruppe|Forum|Workshop)\s\d{1,2}\s?:\s")
_SUBJECT = re.compile(
    r"^(?:Die|Der|Das)\s+(.{5,80}?)\s+(?:zeigt|zeigen|ist|sind|stellt|ergibt|ergeben|verteilt|fielen|wird|werden|geht|lässt)\b"
)
_TIMED = re.compile(
    r"^((?:ab\s+|bis\s+|ca\.\s*)?\d{1,2}(?:[.:]\d{2})?\s*(?:Uhr)?(?:\s*(?:–|-|bis)\s*\d{1,2}(?:[.:]\d{2})?\s*(?:Uhr)?)?)\s*[:–-]?\s*(.*)$",
    re.IGNORECASE | re.DOTALL,
)


def add_table(part: Part, block: Block, caption: Block | None, noise: dict[int, str]) -> list[Part]:
    """Parts for a table; lines of its header go to `noise` where the rows become elements."""
    if is_agenda(block.grid):
        if number_of(block.grid[0][0]) is None and not any(sign.isdigit() for sign in block.grid[0][0]):
            noise[block.rows[0].number] = TABLE_HEADER
            block = Block("table", block.rows[1:], grid=block.grid[1:])
        return [
            agenda_item(part, [row], " ".join(cell for cell in grid if cell), grid[0])
            for row, grid in zip(block.rows, block.grid, strict=True)
        ]
    if is_sheet(block.grid):
        return [sheet(part, block)]
    columns = header_of(block.grid)
    if columns:
        return _measure_rows(part, block, columns, noise)
    if part.member == Kind.MEASURE and _is_coded(block.grid):
        return [
            _row(part, Kind.MEASURE, block, place, {"number": 0, "title": 1}, 0.75, "Zeile mit Kürzel unter Maßnahmen")
            for place in range(len(block.rows))
        ]
    if part.member == Kind.DEFINITION and all(len(row) == 2 and number_of(row[1]) is None for row in block.grid[1:]):
        return [
            _row(part, Kind.DEFINITION, block, place, {"title": 0}, 0.8, "Zeile eines Glossars")
            for place in range(len(block.rows))
        ]
    return [data_table(part, block, caption)]


def _is_coded(grid: Sequence[tuple[str, ...]]) -> bool:
    """Every row begins with a number of its own and goes on in words, as in a measure table without a header."""
    codes = [row[0] for row in grid]
    numbered = all(code and len(code) < 8 and read_number(f"{code} Kurse") is not None for code in codes)
    worded = all(len(row) > 1 and number_of(row[1]) is None for row in grid)
    return numbered and worded and len(set(codes)) == len(codes)


def agenda_item(part: Part, rows: Sequence[object], text: str, time: str) -> Part:
    """A row or line of an agenda; working groups named inside it stand below it."""
    found = _TIMED.match(text)
    time, rest = (found[1].strip(), found[2]) if found else (time, text)
    item = Part(Kind.AGENDA_ITEM, "", "", attrs={"time": time}, parent=part, sure=0.82, reasons=["Zeile mit Uhrzeit"])
    item.blocks = [Block("para", list(rows), text=text)]  # type: ignore[arg-type]
    item.whole = text
    pieces = _INLINE_GROUP.split(rest)
    labels = _INLINE_GROUP.findall(rest)
    before = pieces[0] if len(labels) >= 2 else rest
    item.title = text_title(re.sub(r"\s*\(.*$", "", before) if len(before) > 60 and "(" in before[10:] else before)
    for label, words in zip(labels, pieces[1:], strict=True) if len(labels) >= 2 else ():
        name = words.strip(" ,;•·\uf0b7")
        group = Part(
            Kind.WORKING_GROUP,
            name,
            label.strip(" :"),
            parent=item,
            sure=0.7,
            reasons=["in der Zeile genannt"],
            whole=f"{label}{name}",
        )
        group.own_lines = ()
        item.children.append(group)
    return item


def sheet(part: Part, block: Block) -> Part:
    """A measure sheet: two columns, keys and values."""
    measure = Part(Kind.MEASURE, "", parent=part, blocks=[block], sure=0.82, reasons=["Steckbrief als Tabelle"])
    for row in block.grid:
        cells = [cell for cell in row if cell]
        attr = meaning(row[0])
        value = cells[1] if len(cells) > 1 else ""
        if attr == "title" and value and not measure.title:
            measure.title = text_title(value)
        elif attr == "number" and value:
            measure.label = value
        elif attr and value:
            set_fact(measure, attr, value)
    measure.whole = block.text
    if not measure.title:
        first = next((row for row in block.grid if meaning(row[0]) is None), block.grid[0])
        measure.title = text_title(next((cell for cell in reversed(first) if cell), ""))
        measure.doubt("Im Steckbrief steht kein Titel", 0.5)
    _take_number(measure)
    return measure


def _measure_rows(part: Part, block: Block, columns: dict[str, int], noise: dict[int, str]) -> list[Part]:
    """One measure a row; rows with a single filled cell name a theme; repeated headers are set aside."""
    made: list[Part] = []
    theme: Part | None = None
    header = block.grid[0]
    for place, grid in enumerate(block.grid):
        filled = list(dict.fromkeys(cell for cell in grid if cell))
        if grid == header or place == 0:
            noise[block.rows[place].number] = TABLE_HEADER
        elif len(filled) == 1 and len(grid) > 1 and not _is_continuation(grid, columns, made, theme):
            theme = _theme(part, block, place, filled[0])
            made.append(theme)
        elif _is_continuation(grid, columns, made, theme):
            _continue_row((theme.children if theme and theme.children else made)[-1], block, place, columns)
        else:
            theme = _theme_of_row(part, block, place, columns, theme, made)
            above = theme or part
            measure = _row(above, Kind.MEASURE, block, place, columns, 0.85, "Zeile einer Maßnahmentabelle")
            (theme.children if theme else made).append(measure)
    return made


def _is_continuation(grid: tuple[str, ...], columns: dict[str, int], made: Sequence[Part], theme: Part | None) -> bool:
    """A row without number and title, or one that begins in small letters, goes on with the row above."""
    rows = theme.children if theme and theme.children else made
    title = grid[columns["title"]] if columns["title"] < len(grid) else ""
    number = grid[columns["number"]] if "number" in columns and columns["number"] < len(grid) else ""
    return (
        bool(rows)
        and rows[-1].kind == Kind.MEASURE
        and not number
        and ((not title and not grid[0]) or title[:1].islower())
    )


def _continue_row(measure: Part, block: Block, place: int, columns: dict[str, int]) -> None:
    grid = block.grid[place]
    measure.blocks.append(Block("para", [block.rows[place]], text=" ".join(cell for cell in grid if cell)))
    title = grid[columns["title"]] if columns["title"] < len(grid) else ""
    if title:
        measure.title = text_title(f"{measure.title} {title}")


def _theme(part: Part, block: Block, place: int, text: str) -> Part:
    """A row that spans the table names the theme of the rows below it."""
    number = read_number(text)
    cue = heading_cue(text)
    kind = FAMILIES.get(number.family) if number else None
    kind = (
        kind or (cue.kind if cue and cue.member is None else None) or (Kind.APPROACH if _in_field(part) else Kind.FIELD)
    )
    title = number.rest if number and number.rest else text
    theme = Part(
        kind,
        title,
        number.label if number and number.rest else "",
        parent=part,
        sure=0.72,
        reasons=["Zwischenzeile der Tabelle, nennt ein Thema"],
    )
    theme.blocks = [Block("para", [block.rows[place]], text=text)]
    theme.whole = text
    theme.role = "row"
    return theme


def _in_field(part: Part) -> bool:
    return part.kind in {Kind.FIELD, Kind.GOAL} or part.within(Kind.FIELD, Kind.GOAL) is not None


def _theme_of_row(
    part: Part, block: Block, place: int, columns: dict[str, int], theme: Part | None, made: list[Part]
) -> Part | None:
    """Columns "Handlungsfeld" or "Ziel" in front of the measure name what stands above it; empty cells repeat."""
    column = columns.get("field", columns.get("goal"))
    if column is None or column > columns["title"] or column >= len(block.grid[place]):
        return theme
    text = block.grid[place][column]
    if not text or (theme is not None and theme.title == text_title(text)):
        return theme
    known = next((one for one in made if one.title == text_title(text)), None)
    if known:
        return known
    above = Part(
        Kind.FIELD if "field" in columns else Kind.GOAL,
        text_title(text),
        parent=part,
        sure=0.7,
        reasons=["Spalte der Tabelle vor den Maßnahmen"],
    )
    number = read_number(text)
    if number and number.rest:
        above.title, above.label = text_title(number.rest), number.label
    above.whole = text
    above.own_lines = ()
    above.blocks = [Block("para", [block.rows[place]], text=text)]
    made.append(above)
    return above


def _row(part: Part, kind: Kind, block: Block, place: int, columns: dict[str, int], sure: float, reason: str) -> Part:
    grid = block.grid[place]
    title = grid[columns["title"]] if columns["title"] < len(grid) else grid[0]
    measure = Part(kind, text_title(title), "", parent=part, sure=sure, reasons=[reason])
    measure.blocks = [Block("para", [block.rows[place]], text=" ".join(cell for cell in grid if cell))]
    measure.whole = measure.blocks[0].text
    for attr, column in columns.items():
        if column >= len(grid) or not grid[column]:
            continue
        if attr == "number":
            measure.label = grid[column]
        set_fact(measure, attr, grid[column])
    _take_number(measure)
    if not measure.title:
        measure.title = text_title(measure.whole)
        measure.doubt("In der Zeile fehlt der Name der Maßnahme", 0.45)
    return measure


def _take_number(measure: Part) -> None:
    number = read_number(measure.title)
    if number and number.rest and number.rest[:1].isupper():
        measure.title, measure.label = number.rest, number.label


def data_table(part: Part, block: Block, caption: Block | None) -> Part:
    """A table of figures or words: rows in `attrs`, the sum row checked."""
    rows = header_rows(block.grid)
    table = Part(
        Kind.TABLE,
        "",
        parent=part,
        blocks=[*([caption] if caption else []), block],
        sure=0.85,
        reasons=["Zeilen mit mehreren Spalten"],
    )
    title = caption.text if caption else _named_by(part) or " – ".join(cell for cell in block.grid[0] if cell)
    number = read_number(title)
    if number and number.family == "tabelle" and number.rest:
        table.label, title = number.label, number.rest
    table.title = text_title(title)
    table.whole = f"{caption.text if caption else ''} {block.text}".strip()
    cells = [cell for row in block.grid[rows:] for cell in row[1:] if cell]
    figures = sum(1 for cell in cells if number_of(cell) is not None)
    table.attrs.update(
        {
            "columns": column_names(block.grid[:rows]),
            "rows": [list(row) for row in block.grid[rows:]],
            "header_rows": rows,
        }
    )
    _check(table, block)
    if figures < 0.4 * len(cells):
        table.doubt("Tabelle mit wenig Zahlen: Vielleicht sind die Zeilen eigene Bausteine", 0.5)
    return table


def _named_by(part: Part) -> str:
    """What an item says that ends with a colon before the table: "Die Entwicklung der Kurse zeigt ...:"."""
    lead_in = part.blocks[-1].text if part.blocks and part.head is None else ""
    found = _SUBJECT.match(lead_in) if lead_in.endswith(":") else None
    return found[1] if found else ""


def _check(table: Part, block: Block) -> None:
    shares = percent_sum(block.grid)
    if shares is not None:
        table.attrs["percent_sum"] = str(shares)
        table.reasons.append(f"Die Anteile ergeben zusammen {str(shares).replace('.', ',')} %")
    checked = check_sums(block.grid)
    if checked is None:
        return
    table.attrs["sum_check"] = {"right": checked.right, "differences": [list(column) for column in checked.columns]}
    if checked.right:
        table.reasons.append("Die Summenzeile stimmt")
    else:
        wrong = "; ".join(
            f"{name}: angegeben {stated}, gerechnet {computed}" for name, stated, computed in checked.columns[:3]
        )
        table.doubt(f"Die Summenzeile stimmt nicht ({wrong})", 0.5)
