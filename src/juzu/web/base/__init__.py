"""web: a base's bookings as rows that cannot overlap, and its pages."""
