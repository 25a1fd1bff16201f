"""Whether there are rules for licences of a jurisdiction and credential, each pair looked at once."""

from collections.abc import Collection
from functools import cache

import polars as pl

from ce_tracker import Registry
from ce_tracker.errors import CeTrackerError, nearest
from ce_tracker.logbook.checks import wrong_jurisdiction
from ce_tracker.subjects import is_jurisdiction
from ce_tracker_roster.ingest.faults import Faults, Told


def refuse_unknown(jurisdictions: pl.Series, credentials: pl.Series, faults: Faults, registry: Registry) -> None:
    """Refuses licences of jurisdictions and credentials that no installed rules know."""
    check = cache(lambda jurisdiction: _books(jurisdiction, registry))
    pairs = pl.DataFrame([jurisdictions, credentials])
    for jurisdiction, credential in pairs.unique().cast(pl.String).iter_rows():
        known = check(jurisdiction) if jurisdiction else ()
        if isinstance(known, Told):
            _refuse_pair(faults, pairs, (jurisdiction, credential), "jurisdiction", known)
        elif jurisdiction and credential and credential not in known:
            told = _no_credential(jurisdiction, credential, known)
            _refuse_pair(faults, pairs, (jurisdiction, credential), "credential", told)


def _refuse_pair(faults: Faults, pairs: pl.DataFrame, pair: tuple[str, str], column: str, told: Told) -> None:
    where = (pairs["jurisdiction"] == pair[0]) & (pairs["credential"] == pair[1])
    faults.refuse(column, where, pairs[column], lambda _: told)


def _no_credential(jurisdiction: str, credential: str, known: Collection[str]) -> Told:
    near = nearest(credential, known)
    fix = f"write {near!r} if that is meant" if near else f"{jurisdiction} has {', '.join(sorted(known))}"
    return Told(f"unknown credential {credential[:100]!r} ({jurisdiction})", fix)


def _books(jurisdiction: str, registry: Registry) -> Collection[str] | Told:
    """The credentials that a jurisdiction's rules know, or why there are none."""
    if jurisdiction not in registry.jurisdictions():
        wrong = wrong_jurisdiction(jurisdiction, registry.jurisdictions())
        reason, _, near = wrong.partition("; did you mean ")
        shaped = "" if is_jurisdiction(jurisdiction) else ", and no ISO 3166-2 code"
        fix = f"write {near.removesuffix('?')} if that is meant" if near else "write an ISO 3166-2 code such as US-FL"
        return Told(f"{reason}{shaped}", fix)
    try:
        return registry.rule_books(jurisdiction).keys()
    except CeTrackerError as reason:
        return Told(str(reason), "mend or take out the plugin that has these rules")
