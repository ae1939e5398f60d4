"""One widget for each kind of step, and nothing about any single protocol."""
