"""edge: many tasks -> their results, on this machine's processes or on many machines, each done again where a process dies."""
