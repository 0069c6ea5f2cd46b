"""What changes about concepts: founding, writing, revising, adopting, explaining.

Every verb of the office is one function here; views, API, command line and imports call the same ones.
"""

from masswerk.concepts.actions.adopting import add_erratum, adopt, redact, send_to_consultation, submit_paper, take_back
from masswerk.concepts.actions.building import build_edition, found_concept, rename_edition
from masswerk.concepts.actions.explaining import define_term, remove_term
from masswerk.concepts.actions.fates import (
    bring_back,
    confirm_fates,
    dissolve,
    state_fate,
    state_origin,
    withdraw_fate,
)
from masswerk.concepts.actions.picturing import (
    add_figure,
    describe_figure,
    move_figure,
    remove_figure,
    translate_figure,
)
from masswerk.concepts.actions.placing import (
    add_element,
    belong,
    change_kind,
    move,
    remove_element,
    remove_interface,
    state_interface,
)
from masswerk.concepts.actions.revising import discard_draft, open_revision
from masswerk.concepts.actions.writing import edit_passage, remove_rendition, rendition_hash, revise_passage, translate

__all__ = [
    "add_element", "add_erratum", "add_figure", "adopt", "belong", "bring_back", "build_edition", "change_kind",
    "confirm_fates", "define_term", "describe_figure", "discard_draft", "dissolve", "edit_passage", "found_concept",
    "move", "move_figure", "open_revision", "redact", "remove_element", "remove_figure", "remove_interface",
    "remove_rendition", "remove_term", "rename_edition", "rendition_hash", "revise_passage", "send_to_consultation",
    "state_fate", "state_interface", "state_origin", "submit_paper", "take_back", "translate", "translate_figure",
    "withdraw_fate",
]
