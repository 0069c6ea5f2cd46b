"""Build documents and gold trees from the marked sources: `python tests/intake/unseen/build_documents.py`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from gold_trees import gold_tree
from marked_source import read_marked
from rendered import Block, blocks, to_docx, to_odt, to_pdf

HERE = Path(__file__).parent
WRITERS: dict[str, Callable[[list[Block]], bytes]] = {"docx": to_docx, "odt": to_odt, "pdf": to_pdf}


def build(path: Path) -> None:
    """Write one document and its gold tree. `u05.docx.txt` becomes a DOCX, `u01.txt` stays text."""
    name, form = path.name.split(".")[:2]
    found = read_marked(path.read_text(encoding="utf-8"))
    write = WRITERS.get(form)
    data = write(blocks(found.lines)) if write else ("\n".join(found.lines) + "\n").encode()
    (HERE / "documents" / f"{name}.{form}").write_bytes(data)
    tree = gold_tree(name, form, found)
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    (HERE / "trees" / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    required = sum(not element.get("optional") for element in tree["elements"])
    print(f"{name}.{form}: {len(tree['elements'])} elements, {required} of them required")


if __name__ == "__main__":
    for folder in ("documents", "trees"):
        (HERE / folder).mkdir(exist_ok=True)
    for source in sorted((HERE / "marked").iterdir()):
        build(source)
