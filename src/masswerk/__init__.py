"""Maßwerk: integration concepts from the first sentence to what became of it."""

__version__ = "0.1.0"
