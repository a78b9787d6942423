"""Commands of `python -m juzu.web`."""
