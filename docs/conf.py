"""How the site is made from the Markdown of this repository: `make docs`.

The whole repository is the source, so that a link between two files is the same on the site and in the repository. Of the
files outside `docs/` only the ones named below become pages; a link to any other file gives that file.
"""

from pathlib import Path

from ce_tracker import __version__

ROOT = Path(__file__).resolve().parents[1]

project = "ce_tracker"
author = "the ce_tracker authors"
project_copyright = f"{author}. Information, not legal advice: the board decides"
release = version = __version__
language = "en_GB"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
root_doc = "docs/index"
include_patterns = ["docs/**", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "plugins/*/README.md"]
exclude_patterns = [".venv", ".git", "out", "build", "dist", "src", "tests", "bench", "**/__pycache__"]

myst_heading_anchors = 4  # a heading has the anchor that the repository's viewer gives it
myst_enable_extensions = ["fieldlist"]

suppress_warnings = ["toc.not_included"]  # the pages of jurisdictions are reached by their overview

autodoc_member_order = "groupwise"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
default_role = "code"  # the docstrings put code into single backticks
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 90
add_module_names = False
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = "ce_tracker"
templates_path = ["_templates"]
html_additional_pages = {"index": "begin.html"}  # the site's front door leads to docs/index
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}
pygments_style = "friendly"
pygments_dark_style = "monokai"

linkcheck_timeout = 20
linkcheck_retries = 2
linkcheck_workers = 4
linkcheck_anchors = False  # the pages of boards make theirs with scripts
