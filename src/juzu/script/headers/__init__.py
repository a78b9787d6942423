"""script: lines -> scene headers 场头: their parts, their grammar, and the ids of scenes."""
