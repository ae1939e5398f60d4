"""WHAT MAY BE ASKED: a protocol, from its TOML files to one immutable value. Knows no case and no screen."""
