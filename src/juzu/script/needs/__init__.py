"""script: scenes -> what they need: places, light, story days, looks, items, minutes."""
