"""Reads the log for people: German sentences, what was before and after, and whether the chain is whole."""
