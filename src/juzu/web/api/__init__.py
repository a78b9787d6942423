"""The JSON API: what the pages can do, for programs (docs at /api/docs)."""
