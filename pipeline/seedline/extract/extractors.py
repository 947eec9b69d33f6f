"""The extractors of this version in the order in which they run, and those that users add.

Belongs here: the list, and finding added extractors. Does not belong here: any extractor.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import entry_points

from spacy.language import Language

from seedline.errors import SeedlineError
from seedline.extract.dates import Dates
from seedline.extract.discourse.coreference import Coreference
from seedline.extract.documents.extractor import Fields
from seedline.extract.engine import Extractor
from seedline.extract.events.extractor import Events
from seedline.extract.events.heard import Heard
from seedline.extract.events.presence import Presence
from seedline.extract.instruments.actions import Actions
from seedline.extract.instruments.extractor import Instruments
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.positions.extractor import Positions
from seedline.extract.relations import Relations
from seedline.extract.statements.extractor import Statements
from seedline.extract.topics import Topics
from seedline.reference import Reference

GROUP = "seedline.extractors"  # entry point group of added extractors
NAMES = (Dates, Mentions, Instruments)  # what finds names and dates
REPORTS = (Coreference, Fields, Positions, Events, Statements, Heard, Presence, Actions, Relations, Topics)  # what reads names


def default(nlp: Language, reference: Reference, added: Sequence[str] = ()) -> list[Extractor]:
    """All extractors, made once per process. Each sees what those before it reported.

    Args:
        nlp: the spaCy pipeline that parses.
        reference: reference packs.
        added: extractors of users, as `NAME` or `NAME=ARGUMENT`, NAME an entry point of the group `seedline.extractors`: a callable
            that takes nlp, reference and the argument (an empty string without one). They run after the packaged ones
            that find names, so that what they add takes part in everything that follows.

    Raises:
        SeedlineError: E218, there is no such entry point.
    """
    return [*(e(nlp, reference) for e in NAMES), *(_added(nlp, reference, a) for a in added), *(e(nlp, reference) for e in REPORTS)]


def _added(nlp: Language, reference: Reference, spec: str) -> Extractor:
    name, _, argument = spec.partition("=")
    found = {e.name: e for e in entry_points(group=GROUP)}
    if name not in found:
        raise SeedlineError("E218", name=name, known=", ".join(sorted(found)) or "none")
    made: Extractor = found[name].load()(nlp, reference, argument)
    return made
