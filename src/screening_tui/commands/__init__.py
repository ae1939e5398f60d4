"""THE DOORS: one module a command; each imports only the rooms that it enters, and only when it is run."""
