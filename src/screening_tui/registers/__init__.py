"""WHO IS LOOKED FOR: registers of wanted people and missing minors, and how a person is found in them.

Knows names and how files come in; no case, no screen. No start of the program imports it.
"""
