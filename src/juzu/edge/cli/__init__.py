"""edge: the terminal: arguments in, the chain's answers out, in the person's language."""
