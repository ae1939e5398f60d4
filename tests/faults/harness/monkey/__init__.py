"""A seeded monkey at the booth: random keys over whole screenings, in the real application."""
