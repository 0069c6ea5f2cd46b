"""Reasons that are needed often: kept by the office, inserted, then adapted."""

from __future__ import annotations

from masswerk.base.actions import Actor, action
from masswerk.bodies.models import Body
from masswerk.participation.models import TextBlock
from masswerk.participation.weighing_refusals import TextBlockEmpty, TextBlockTaken


@action("text_block.kept")
def keep_text_block(body: Body, *, title: str, text: str, by: Actor, outcome: str = "",
                    block: TextBlock | None = None) -> TextBlock:
    """Keep a new text block, or change one. outcome: for which decision it is offered; "" for all.

    Raises TextBlockEmpty, TextBlockTaken.
    """
    title, text = title.strip(), text.replace("\r\n", "\n").strip()
    if not title or not text:
        raise TextBlockEmpty()
    block = block or TextBlock(body=body)
    if TextBlock.objects.filter(body=body, title=title).exclude(pk=block.pk).exists():
        raise TextBlockTaken(title=title)
    block.title, block.text, block.outcome = title, text, outcome
    block.save()
    return block


@action("text_block.removed")
def remove_text_block(block: TextBlock, *, by: Actor) -> None:
    """Take a text block out; decisions that used it keep their words."""
    block.delete()
