"""WHO MAY IT BE: people of a case held against the registers of their store. Knows cases, names and registers."""
