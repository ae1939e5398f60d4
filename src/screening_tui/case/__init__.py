"""WHAT HAPPENED: the events of a case, the fold to a Case, the journal on disk and the case file. Knows no screen."""
