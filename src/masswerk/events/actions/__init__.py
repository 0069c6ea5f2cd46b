"""What changes at events: planned, discussed, summed up, handed over, documented."""

from masswerk.events.actions.cards import (
    change_card,
    dissolve_cluster,
    form_cluster,
    move_card,
    rename_cluster,
    sum_up,
    take_down,
    take_from_photo,
    write_card,
    write_list,
)
from masswerk.events.actions.handing_over import hand_over
from masswerk.events.actions.paper import drop_photo, forget_due, print_cards, take_photo, type_card
from masswerk.events.actions.planning import (
    Facts,
    Item,
    ask,
    change_event,
    count_guests,
    form_group,
    plan_event,
    set_agenda,
    set_state,
)

__all__ = [
    "Facts", "Item", "ask", "change_card", "change_event", "count_guests", "dissolve_cluster", "drop_photo",
    "forget_due", "form_cluster", "form_group", "hand_over", "move_card", "plan_event", "print_cards",
    "rename_cluster", "set_agenda", "set_state", "sum_up", "take_down", "take_from_photo", "take_photo", "type_card",
    "write_card", "write_list",
]
