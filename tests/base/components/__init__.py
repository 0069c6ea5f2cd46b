"""The components all pages are built of."""
