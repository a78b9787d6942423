"""Template tags of call sheets."""
