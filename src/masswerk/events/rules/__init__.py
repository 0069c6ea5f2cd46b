"""What follows from what at events; pure."""
