"""WHAT IT WAS LIKE. Moments of a case: the same fold, cut off at an earlier event. Knows no screen."""
