"""What changes while a document is taken in: arriving, reading, reviewing, accepting.

Each step of the review is one action with one `Step` of what stood before; `seen` is the reading's version the
person looked at, so that two people do not undo each other's work unawares.
"""

from masswerk.intake.actions.accepting import NewConcept, accept
from masswerk.intake.actions.elements import change, confirm, leave_out, take_back_in
from masswerk.intake.actions.joining import merge_with_previous, split_at, split_text
from masswerk.intake.actions.lines import assign_lines, found_from_lines, leave_out_lines
from masswerk.intake.actions.placing import indent, move, move_down, move_up, outdent
from masswerk.intake.actions.proposing import propose
from masswerk.intake.actions.taking_in import discard, progress, refused, started, take_in, take_in_again, take_up_again
from masswerk.intake.actions.undoing import undo

__all__ = [
    "NewConcept", "accept", "assign_lines", "change", "confirm", "discard", "found_from_lines", "indent", "leave_out",
    "leave_out_lines", "merge_with_previous", "move", "move_down", "move_up", "outdent", "progress", "propose",
    "refused", "split_at", "split_text", "started", "take_back_in", "take_in", "take_in_again", "take_up_again", "undo",
]
