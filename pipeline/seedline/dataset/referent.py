"""Referents: what a name stands for, before entities are resolved across documents.

`type:key` is a key of a reference pack and means the same everywhere (`country:KZ`, `organization:csto`,
`place:1526384`). `type:~name` holds inside one document only (`person:~kairat abdrakhmanov`).
Does not belong here: which entity a referent turns out to be (that is `resolve`).
"""

from __future__ import annotations


def known(type_: str, key: str) -> str:
    """Referent of a reference pack's row."""
    return f"{type_}:{key}"


def local(type_: str, name: str) -> str:
    """Referent that holds inside one document: the name in lower case, white space folded."""
    return f"{type_}:~{' '.join(name.casefold().split())}"


def is_local(referent: str) -> bool:
    """Whether a referent holds inside its document only."""
    return referent.partition(":")[2].startswith("~")


def type_of(referent: str) -> str:
    """The referent's entity type."""
    return referent.partition(":")[0]


def key_of(referent: str) -> str:
    """The pack's key, or the name of a local referent."""
    return referent.partition(":")[2].removeprefix("~")
