"""Hostile inputs: made by the hundred thousand from a seed, tried at every door through which a file comes in."""
