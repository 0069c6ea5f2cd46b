"""What changes at events."""
