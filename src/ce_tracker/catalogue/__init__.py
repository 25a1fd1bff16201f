"""A list of seminars that one could book, as a spreadsheet (CSV) or as TOML: read whole, or told everything that is wrong with it.

What a row leaves open is never guessed: such a row is set aside with its reason, and the rest is read.
"""

from ce_tracker.catalogue.reading import parse_catalogue, read_catalogue
from ce_tracker.catalogue.result import Catalogue, CatalogueError, SetAside

__all__ = ["Catalogue", "CatalogueError", "SetAside", "parse_catalogue", "read_catalogue"]
