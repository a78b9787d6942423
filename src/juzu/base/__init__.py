"""base: a set catalogue and productions -> which sets serve which places, bookings, joint plans, capacity."""
