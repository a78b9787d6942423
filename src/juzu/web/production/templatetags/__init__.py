"""Template tags of productions."""
