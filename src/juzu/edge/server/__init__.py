"""A production on a site: talked to through its API, copied into a folder, sent back."""
