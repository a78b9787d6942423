"""plan: Problem -> Plan, its bound, its checker, and the answers about it."""
