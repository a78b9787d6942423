"""The facts of a production: dates, hours, units, rules, contacts, what call sheets print."""
