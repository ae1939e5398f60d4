"""WHAT IS SEEN: the screens and their widgets. No rule lives here."""
