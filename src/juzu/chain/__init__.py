"""chain: the rooms composed end to end, values in, values out."""
