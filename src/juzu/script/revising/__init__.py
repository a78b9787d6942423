"""script: a new draft or a correction -> what it changes, with hand corrections carried over."""
