"""The extractors of this version, in the order in which they run.

Belongs here: the list. Does not belong here: any extractor.
"""

from __future__ import annotations

from spacy.language import Language

from seedline.extract.engine import Extractor
from seedline.reference import Reference


def default(nlp: Language, reference: Reference) -> list[Extractor]:
    """All extractors, made once per process. Each sees what those before it reported."""
    import importlib

    made: list[Extractor] = []
    for module, name in (
        ("dates", "Dates"),
        ("mentions", "Mentions"),
        ("instruments", "Instruments"),
        ("coreference", "Coreference"),
        ("fields", "Fields"),
        ("positions", "Positions"),
        ("events", "Events"),
        ("statements", "Statements"),
        ("actions", "Actions"),
        ("relations", "Relations"),
        ("topics", "Topics"),
    ):
        try:
            m = importlib.import_module(f"seedline.extract.{module}")
        except ModuleNotFoundError:
            continue
        if hasattr(m, name):
            made.append(getattr(m, name)(nlp, reference))
    return made
