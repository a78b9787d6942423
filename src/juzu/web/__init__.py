"""The web site: the rooms as pages, on the database of one organisation or of many (docs/rooms/web.md)."""
