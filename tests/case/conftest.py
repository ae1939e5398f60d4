"""Two cores are shared with other work: no test of this room may fail because it was slow."""

from hypothesis import HealthCheck, settings

settings.register_profile("case", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
settings.load_profile("case")
