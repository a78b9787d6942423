"""People, organisations, memberships, API tokens, the audit trail."""
