"""What an operator does: check the set-up, back up, restore, start for the first time."""
