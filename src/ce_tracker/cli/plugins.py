"""`plugins`: what is installed, and what is wrong with any of it."""

from collections.abc import Iterator

import click

from ce_tracker import Registry, installed
from ce_tracker.cli.application import of_plugins
from ce_tracker.cli.options import examples, takes_json
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.wording import clean


@click.command(
    short_help="What is installed, and what is wrong with it.",
    epilog=examples("ce-tracker plugins", "ce-tracker plugins --json"),
)
@takes_json
def plugins(as_json: bool) -> None:
    """List the plugins with their problems, and the formats that `ce-tracker export` can write."""
    registry = installed()
    of_plugins()  # names that are taken already are told as problems
    if as_json:
        from ce_tracker.report import plugins_document

        say_json(plugins_document(registry))
    elif to_a_person():
        _show(registry)
    else:
        say(_lines(registry))


def _lines(registry: Registry) -> Iterator[str]:
    for plugin in registry.plugins():
        yield clean(f"plugin: {plugin.name}: {plugin.origin}: {'fails' if plugin.problems else 'works'}")
        yield from (clean(f"problem: {plugin.name}: {problem}") for problem in plugin.problems)
    for exporter in registry.exporters.values():
        yield clean(f"format: {exporter.name}: {exporter.label} ({exporter.suffix})")


def _show(registry: Registry) -> None:
    from ce_tracker.cli.terminal import Page

    page = Page()
    found = registry.plugins()
    if not found:
        page.line("No plugins are installed: pip install ce-tracker-us-massage")
    for plugin in found:
        page.item(page.mark(not plugin.problems), f"{plugin.name} ({plugin.origin})")
        for problem in plugin.problems:
            page.line(problem, "red", indent=2)
    if registry.exporters:
        page.heading("Formats")
    for exporter in registry.exporters.values():
        page.line(f"{exporter.name}: {exporter.label} ({exporter.suffix})", indent=2)
