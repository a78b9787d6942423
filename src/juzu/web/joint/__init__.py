"""web: productions of one base planned together: chosen on the base's page, planned by a job, adopted in one transaction."""
