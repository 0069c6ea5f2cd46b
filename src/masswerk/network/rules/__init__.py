"""What follows from what about the network: pure."""
