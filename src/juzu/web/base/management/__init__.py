"""web: commands of the base app."""
