"""bench: what other methods reach on the same instances, run beside ours."""
