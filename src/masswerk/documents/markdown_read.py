"""Reading the Markdown of passages into blocks; the subset is described in `masswerk.documents.markdown`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.tree import SyntaxTreeNode

from masswerk.documents.text import Block, Figure, Item, ListBlock, Paragraph, Run, Runs, Table

RULES = ["table", "blockquote", "list", "heading", "newline", "escape", "emphasis", "balance_pairs", "link", "image"]
DEEPEST = 20  # levels of lists, quotes and emphasis; deeper signs are text
ADDRESS = re.compile(r"(https?://|mailto:|tel:)[^\s<>\"\\^`{|}]+|#[^\s<>\"]+|attachment:[A-Za-z0-9_-]+", re.IGNORECASE)
REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\]")
DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n(?: {4}|\t)\S.*)*)", re.MULTILINE)
PLAIN = re.compile(r"[^\W\d_](?:[^\n\r\\*_\[\]\x00]*[^\s\\*_\[\]\x00])?")
"""One paragraph without any sign of Markdown: it begins with a letter, so it is no list, quote, heading or table."""

CAPTION = re.compile(r"(?:Tabelle|Table)?: +(?=\S)")

Notes = dict[str, str]


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a passage, in time linear to its length.

    >>> parse("Rat **und** Tat")[0].runs
    (Run(text='Rat ', bold=False, italic=False, link='', change='', note='', language=''), \
Run(text='und', bold=True, italic=False, link='', change='', note='', language=''), \
Run(text=' Tat', bold=False, italic=False, link='', change='', note='', language=''))
    """
    if PLAIN.fullmatch(text):  # most passages: ten times as fast
        return (Paragraph((Run(text),)),)
    return Reader(text).blocks()


def _footnote(state: StateInline, silent: bool) -> bool:
    """`[^1]` where such a note is defined."""
    found = REFERENCE.match(state.src, state.pos, state.posMax)
    if not found or found.group(1) not in state.env["notes"]:
        return False
    if not silent:
        state.push("footnote", "", 0).content = found.group(1)
    state.pos = found.end()
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """A single star between letters is spelling („Bürger*innen“) and marks nothing."""
    here = state.pos
    if silent or state.src[here] != "*" or state.scanDelims(here, True).length != 1:
        return emphasis.tokenize(state, silent)
    before, after = state.src[max(here - 1, 0) : here], state.src[here + 1 : here + 2]
    if not (before.isalnum() and after.isalnum()):
        return emphasis.tokenize(state, silent)
    state.pending += "*"
    state.pos += 1
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": DEEPEST}).enable(RULES)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.before("link", "footnote", _footnote)
    parser.validateLink = _is_sound  # type: ignore[method-assign]
    return parser


def _is_sound(url: str) -> bool:
    return ADDRESS.fullmatch(url) is not None


PARSER = _parser()


class Reader:
    """One passage while it is read: its notes, and which of them were used."""

    def __init__(self, text: str) -> None:
        self.notes: Notes = {}
        self.used: set[str] = set()
        self.text = DEFINITION.sub(self._take_note, text.replace("\r\n", "\n").replace("\r", "\n"))

    def _take_note(self, found: re.Match[str]) -> str:
        name, words = found.groups()
        if name in self.notes:
            return found.group()
        self.notes[name] = " ".join(words.split())
        return ""

    def blocks(self) -> tuple[Block, ...]:
        """Everything that is to be seen; a note that nothing refers to stands at the end."""
        tree = SyntaxTreeNode(PARSER.parse(self.text, {"notes": self.notes}))
        found = list(_captioned([block for node in tree.children for block in self._blocks(node)]))
        unused = [words for name, words in self.notes.items() if name not in self.used and words]
        return (*found, *(Paragraph(self._inline_text(words), style="small") for words in unused))

    def _blocks(self, node: SyntaxTreeNode, style: str = "body") -> Iterator[Block]:
        match node.type:
            case "paragraph":
                yield from self._paragraph(node, style)
            case "heading":
                yield Paragraph(tuple(replace(run, bold=True) for run in self._runs(node)))
            case "bullet_list" | "ordered_list":
                items = tuple(self._item(child) for child in node.children)
                yield ListBlock(items, node.type == "ordered_list", int(node.attrs.get("start", 1)))
            case "blockquote":
                for child in node.children:
                    yield from self._blocks(child, "quote")
            case "table":
                yield Table(tuple(tuple(self._runs(cell) for cell in row.children) for row in _rows(node)))

    def _paragraph(self, node: SyntaxTreeNode, style: str) -> Iterator[Block]:
        runs = self._runs(node)
        if any(run.text.strip() or run.note for run in runs):
            yield Paragraph(runs, style=style)
        for image in _pictures(node):
            yield Figure(b"", "", alt=_alt(image), source=str(image.attrs["src"]))

    def _item(self, node: SyntaxTreeNode) -> Item:
        """Paragraphs of an item become lines; lists below it become its children."""
        lines: list[Run] = []
        children: list[Item] = []
        ordered = False
        for block in (block for child in node.children for block in self._blocks(child)):
            if isinstance(block, ListBlock):
                ordered = ordered or (block.ordered and not children)
                children.extend(block.items)
            else:
                lines += ([Run("\n")] if lines else []) + list(_flat(block))
        return Item(_joined(lines), tuple(children), ordered)

    def _runs(self, node: SyntaxTreeNode) -> Runs:
        inline = next((child for child in node.children if child.type == "inline"), None)
        return _joined([run for child in inline.children for run in self._inline(child, Run(""))] if inline else [])

    def _inline(self, node: SyntaxTreeNode, look: Run) -> Iterator[Run]:
        match node.type:
            case "text":
                yield replace(look, text=node.content)
            case "softbreak":
                yield replace(look, text=" ")
            case "hardbreak":
                yield replace(look, text="\n")
            case "footnote":
                self.used.add(node.content)
                yield replace(look, note=self._plain(self.notes[node.content]))
            case "image":
                if not str(node.attrs["src"]).startswith("attachment:"):
                    yield replace(look, text=f"![{_alt(node)}]({node.attrs['src']})")
            case _:
                for child in node.children:
                    yield from self._inline(child, _look(node, look))

    def _inline_text(self, words: str) -> Runs:
        tree = SyntaxTreeNode(PARSER.parseInline(words, {"notes": {}}))
        return self._runs(tree)

    def _plain(self, words: str) -> str:
        return "".join(run.text for run in self._inline_text(words))


def _look(node: SyntaxTreeNode, look: Run) -> Run:
    if node.type == "strong":
        return replace(look, bold=True)
    if node.type == "em":
        return replace(look, italic=True)
    address = str(node.attrs.get("href", ""))
    return look if address.startswith("attachment:") else replace(look, link=address)


def _joined(runs: list[Run]) -> Runs:
    """Neighbours of the same look as one run; a footnote hangs on the words before it."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and not last.note and replace(last, text="", note="") == replace(run, text="", note=""):
            found[-1] = replace(last, text=last.text + run.text, note=run.note)
        elif run.text or run.note:
            found.append(run)
    return tuple(found)


def _rows(table: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    for part in table.children:
        yield from part.children


def _pictures(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    for child in node.walk():
        if child.type == "image" and str(child.attrs["src"]).startswith("attachment:"):
            yield child


def _alt(image: SyntaxTreeNode) -> str:
    return "".join(child.content if child.type == "text" else " " for child in image.walk() if not child.children)


def _flat(block: Block) -> Runs:
    match block:
        case Table():
            return tuple(run for row in block.rows for cell in row for run in (*cell, Run(" ")))
        case Figure():
            return (Run(block.alt),)
        case ListBlock():
            return ()
        case _:
            return block.runs


def _captioned(blocks: list[Block]) -> Iterator[Block]:
    """Join a line `Tabelle: ...` with the table it stands before or after."""
    place = 0
    while place < len(blocks):
        here = blocks[place]
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(after, Table) and (caption := _caption(here)):
            yield replace(after, caption=caption)
            place += 2
        elif isinstance(here, Table) and (caption := _caption(after)):
            yield replace(here, caption=caption)
            place += 2
        else:
            yield here
            place += 1


def _caption(block: Block | None) -> str:
    if not isinstance(block, Paragraph) or block.style != "body":
        return ""
    words = "".join(run.text for run in block.runs)
    found = CAPTION.match(words)
    return words[found.end():] if found else ""
