"""What is kept: many cases at once, found, counted and reviewed. Reads cases and is never the truth about one."""
