"""edge/files: bytes, processes and terminals around the chain."""
