"""The strategies for any history are the case room's; a loaded computer fails no test."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parents[1] / "case"))

settings.register_profile("documents", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
settings.load_profile("documents")
