"""The pages of productions."""
