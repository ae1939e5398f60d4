"""Registers that many booths share, in PostgreSQL: written by many, searched from afar, copied by each booth."""
