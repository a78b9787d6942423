"""Fixtures of the base app's tests."""

from base_fixtures import *  # noqa: F403 - fixtures are found by their names
