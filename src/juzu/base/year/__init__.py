"""base: a base and how productions come to it -> a year of it, many times over, and what would change it."""
