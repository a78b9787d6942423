"""The plan as pages: stripboard, versions, why each yuan."""
