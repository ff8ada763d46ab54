"""Reading of the sheets of labels (``labels.toml``)."""

from parcours_desktop.domain.labels import LabelGrid
from parcours_desktop.system.reference_tables import read_tree


def label_grids() -> tuple[LabelGrid, ...]:
    """The sheets, as the table lists them. A field missing or unknown is an error of the table (``TypeError``)."""
    return tuple(LabelGrid(**row) for row in read_tree("labels")["grids"])
