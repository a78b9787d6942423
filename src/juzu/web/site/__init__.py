"""What every page stands on: base template, language, events, access to files, errors."""
