"""What a practice case may read: a fictitious passport, whose holder the practice register spells otherwise."""

PASSPORT = (
    "P<HNDQUINXXONEZ<INVENTADA<<YOSSELIN<MARIBEL<",
    "F904172602HND8503079F3104150<<<<<<<<<<<<<<<6",
)
"""Nobody holds it. It is wanted in ``registers/practice.csv`` as Joselín Quiñónez Inventada, under another number."""
