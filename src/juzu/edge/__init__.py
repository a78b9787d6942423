"""edge: bytes, processes and terminals around the chain."""
