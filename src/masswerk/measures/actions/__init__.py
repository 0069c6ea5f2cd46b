"""What changes about measures: how they stand, the sections of their sheets, what becomes of them."""

from masswerk.measures.actions.describing import describe, open_sheet
from masswerk.measures.actions.fates import Choice, confirm_fates, decide_fate, undecide_fate
from masswerk.measures.actions.organisations import hand_to
from masswerk.measures.actions.planning import add_task, finish_task, schedule, set_tasks
from masswerk.measures.actions.sheet import (
    entrust,
    ground,
    publish,
    set_effect,
    set_money,
    set_reach,
    set_status,
    take_notes,
)
from masswerk.measures.actions.taking_in import check_rows, take_back, take_in
from masswerk.measures.actions.target_groups import name_target_group, rename_target_group, retire_target_group

__all__ = [
    "Choice", "add_task", "check_rows", "confirm_fates", "decide_fate", "describe", "entrust", "finish_task", "ground",
    "hand_to", "name_target_group", "open_sheet", "publish", "rename_target_group", "retire_target_group",
    "schedule", "set_effect", "set_money", "set_reach", "set_status", "set_tasks", "take_back", "take_in", "take_notes",
    "undecide_fate",
]
