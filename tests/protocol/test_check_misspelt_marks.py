"""A mark that is misspelt in a condition: told, and nothing else breaks over it. Found by generated inputs."""

import pytest

from screening_tui.errors import BadInput
from screening_tui.protocol.check import check
from screening_tui.protocol.load import load
from small_protocol import changed


@pytest.mark.parametrize(
    "when", ["any indicator is observe", "count indicator is observe >= 1", "not any indicator in [observe, x]"]
)
def test_it_is_told(when: str) -> None:
    sources = changed("more.toml", 'when = "any indicator is observed"', f'when = "{when}"')
    assert any("observe" in diagnostic.message + diagnostic.found for diagnostic in check(sources))
    with pytest.raises(BadInput, match="observe"):
        load(sources)
