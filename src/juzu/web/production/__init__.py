"""Productions: who may do what in them, and their documents."""
