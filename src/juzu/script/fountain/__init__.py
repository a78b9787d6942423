"""script: Fountain 1.1 <-> Script."""
