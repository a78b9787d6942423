"""plan: what a person changes in a plan by hand."""
