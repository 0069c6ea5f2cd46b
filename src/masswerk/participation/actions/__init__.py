"""What changes in participation."""
