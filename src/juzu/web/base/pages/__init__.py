"""web: the pages of a base, one module each."""
