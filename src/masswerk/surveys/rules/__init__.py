"""What follows from what in surveys; pure."""
