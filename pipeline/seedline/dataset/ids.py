"""Ids: short hashes of what a row is.

An id hashes what the thing is (its seed, kind, raw text, and which occurrence of that text it is in its
document), never where it stands, so that a line put in above renames nothing.
Does not belong here: keeping ids over time (that is the ledger's task, in `resolve`).
"""

from __future__ import annotations

import base64
import collections
import hashlib

_BYTES = 10  # 80 bits, 16 characters of base32: a collision among 100 million ids has a chance of about 4 in a billion


def mint(prefix: str, *parts: object) -> str:
    """`prefix_` and 16 characters of base32, from the SHA-256 of the parts."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}_{base64.b32encode(digest[:_BYTES]).decode('ascii').lower()}"


def document_id(seed_path: str) -> str:
    """Id of the document in a seed: a hash of its path, so that an edited seed stays the same document."""
    return mint("doc", seed_path)


def entity_id(referent: str) -> str:
    """Id of the entity that a reference pack's referent (`country:KZ`) stands for: a hash of the key alone."""
    return mint("ent", referent)


class Occurrences:
    """Mints ids inside one document: equal things are told apart by their count, in reading order."""

    def __init__(self, document_id: str) -> None:
        self._document_id = document_id
        self._seen: collections.Counter[tuple[object, ...]] = collections.Counter()

    def mint(self, prefix: str, *parts: object) -> str:
        key = (prefix, *parts)
        self._seen[key] += 1
        return mint(prefix, self._document_id, *parts, self._seen[key])
