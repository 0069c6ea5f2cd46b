"""The pages of editions: what they show, what they refuse, and that their queries do not grow."""
