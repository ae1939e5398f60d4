"""The protocol under which a case was opened, kept beside its journal."""

import json

from screening_tui.case.folder import Folder
from screening_tui.errors import BadInput
from screening_tui.protocol.sources import LARGEST_PROTOCOL, Sources

PINNED = "protocol.json"
_LARGEST = 8 * LARGEST_PROTOCOL


def keep_pinned(folder: Folder, sources: Sources) -> None:
    """Write it, durable."""
    folder.replace(PINNED, json.dumps({"files": dict(sources.files)}, ensure_ascii=False).encode())


def pinned(folder: Folder) -> Sources:
    """The protocol's files. Raises BadInput."""
    data = folder.read(PINNED, _LARGEST)
    try:
        files = json.loads(data)["files"]
        texts = {str(name): str(text) for name, text in files.items()}
    except (ValueError, RecursionError, TypeError, LookupError, AttributeError):
        raise BadInput(f"{folder.path / PINNED} cannot be read: it is damaged.") from None
    return Sources.from_files(texts)
