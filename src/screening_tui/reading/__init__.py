"""HOW FILES COME IN: bounded, decoded, parsed and cleaned, with a place for everything that is wrong. Knows nothing else."""
