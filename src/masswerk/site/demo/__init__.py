"""Demonstration data: five concepts with their real structure and figures, in our own words."""
