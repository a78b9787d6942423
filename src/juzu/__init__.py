"""Juzu 剧组: script and base -> cheapest legal shooting plan, its proof and its papers."""

__version__ = "0.1.0"
