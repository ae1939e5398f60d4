"""WHO IS MEANT: comparing names and places across hands and alphabets. Knows nothing else."""
