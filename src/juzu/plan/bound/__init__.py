"""plan: Problem -> what no legal plan can cost less than, improving while a search runs (docs/rules/bound.md)."""
