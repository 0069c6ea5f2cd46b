"""What changes about concepts: the state afterwards, the entry in the log, and what is refused with which facts."""
