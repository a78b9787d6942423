"""Scenes, cast and places: the tables that people edit, as fast grids, and both ways with Excel."""
