"""The office's pages of weighing."""
