"""The script as it was written, with what was read in it; corrections by a click; new drafts."""
