"""HOW FILES COME IN: bounded, decoded, parsed and cleaned, with a place for what is wrong. Knows nothing else."""
