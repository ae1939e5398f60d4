"""WHAT LEAVES: the case file's part for people, and whether a file is as it was written. Reads (Protocol, Case)."""
