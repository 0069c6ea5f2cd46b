"""The office's pages of concepts and editions; only the coordinating office opens them."""
