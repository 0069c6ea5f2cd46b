"""What follows from what in participation; pure."""
