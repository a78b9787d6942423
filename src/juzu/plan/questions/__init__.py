"""plan: what a person asks about a plan -> the answer as a document: compare, why, replan, explain, alternatives, values."""
