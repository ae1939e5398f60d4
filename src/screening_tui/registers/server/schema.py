"""What the registers are on the server. Version 1.

Each change of the registers takes the next number while it holds the one row of ``head``: writers come one after the
other, and numbers become visible in their order, so that a booth which has everything up to a number misses nothing.
"""

VERSION = 1

TABLES = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE TABLE head (version integer NOT NULL, identity uuid NOT NULL, change bigint NOT NULL)",
    """CREATE TABLE entry (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, register text NOT NULL,
        id text NOT NULL, body text NOT NULL, ends text NOT NULL, change bigint NOT NULL, UNIQUE (register, id))""",
    "CREATE INDEX entry_change ON entry (change, number)",
    """CREATE TABLE naming (entry bigint NOT NULL REFERENCES entry ON DELETE CASCADE, words text NOT NULL,
        heard text NOT NULL)""",
    "CREATE INDEX naming_entry ON naming (entry)",
    "CREATE INDEX naming_heard ON naming USING gin (heard gin_trgm_ops)",
    "CREATE TABLE birth (entry bigint NOT NULL REFERENCES entry ON DELETE CASCADE, day integer NOT NULL)",
    "CREATE INDEX birth_entry ON birth (entry)",
    "CREATE INDEX birth_day ON birth (day)",
    "CREATE TABLE document (entry bigint NOT NULL REFERENCES entry ON DELETE CASCADE, key text NOT NULL)",
    "CREATE INDEX document_entry ON document (entry)",
    "CREATE INDEX document_key ON document (key)",
)
