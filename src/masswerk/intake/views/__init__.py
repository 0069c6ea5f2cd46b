"""The office's pages of reading in; only the coordinating office opens them."""
