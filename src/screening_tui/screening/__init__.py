"""WHAT IT MEANS: pure functions of (Protocol, Case): the next step, the comparison, findings, actions and why."""
