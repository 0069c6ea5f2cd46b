"""What everybody may read: the start page of a body, its concept, comparisons, downloads, legal pages."""
