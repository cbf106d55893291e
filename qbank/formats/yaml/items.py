"""Items as YAML, or as the JSON that this project exports."""

from __future__ import annotations

from qbank.errors import InputRefusedError
from qbank.formats.yaml.load import load_yaml
from qbank.shaping.items import ItemFile, read_items
from qbank.shaping.pictures import FindPicture, no_folder


def read_items_yaml(data: bytes, find_picture: FindPicture = no_folder) -> ItemFile:
    """Read items; a file that can't be loaded gives its issues alone."""
    try:
        source = load_yaml(data)
    except InputRefusedError as error:
        return ItemFile(issues=list(error.issues))
    return read_items(source, find_picture)
