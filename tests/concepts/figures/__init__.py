"""Pictures in a concept."""
