"""Durable jobs: what takes longer than a request, on the site's own database."""
