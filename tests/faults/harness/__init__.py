"""What can go wrong with a disk, a process or a file is done to the real program here, and what is left is looked at.

``children`` starts the program's core in processes that can be killed at any moment, and hears from each what it
acknowledged; ``ledger`` compares that with what is on the disk afterwards. Each other module does one kind of harm.
"""
