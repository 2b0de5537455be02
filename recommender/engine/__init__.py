"""Pure functions from a decision and a profile to values; the standard library and the model only."""
