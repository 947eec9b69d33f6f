"""Several who speak as one: "A and B said".

Belongs here: by the parse, who the subjects are that "and" joins. Does not belong here: one subject (subjects), groups without names
(speakers).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from spacy.tokens import Token

from seedline.extract.clauses import STOPS, Phrase, Sentence
from seedline.extract.statements.going_on import Speaker
from seedline.extract.statements.speakers import Speakers

SPEAKING = frozenset({"person", "organization", "country"})
# kinds of descriptions that two different speakers may have
BEARERS = frozenset({"office", "voice", "body", "person", "group"})
MOST_JOINED = 8
# what parts names in a headline
PARTING = frozenset({",", "and", "&"})
PLURAL = frozenset({"VBP", "VB"})


def joined(sentence: Sentence, verb: Token | None, speakers: Speakers) -> Speaker | None:
    """The speakers that are a verb's subject together; None where there are no two."""
    heads = list(_heads(sentence, verb))
    if len(heads) < 2 or not _is_added(sentence, heads[0]):
        return _in_headline(sentence, verb, speakers)
    bearers = [_bearer(sentence, head, speakers) for head in heads]
    found = list({b.referent or b.start: b for b in bearers if b is not None}.values())
    return Speaker.together(found) if len(found) > 1 else None


def _in_headline(sentence: Sentence, verb: Token | None, speakers: Speakers) -> Speaker | None:
    """Two names or offices parted by nothing but a comma, as headlines have them: "US, Japan call for calm"."""
    at = sentence.index(verb.i) if verb is not None else None
    if at and verb is not None and verb.tag_ in PLURAL and sentence[-1].word not in STOPS and (phrase := sentence.before(at)):
        # "UN envoy, AU commissioner urge restraint": one alone would have another ending
        office = speakers.describe(sentence.quote(phrase.first, phrase.last)) if sentence.word(phrase.first - 1) == "," else None
        if office is not None and office.kind in ("office", "voice"):
            return Speaker(None, sentence[phrase.first].start, sentence[phrase.last].end)
    named = names_before(sentence, at, speakers) if at else []
    return Speaker.together(named) if named else None


def names_before(sentence: Sentence, at: int, speakers: Speakers) -> list[Speaker]:
    """The names, parted by commas and "and", that are all that a headline has before item `at`; none if there are no two."""
    if sentence[-1].word in STOPS:
        return []
    found: dict[str, Speaker] = {}
    for item, following in itertools.pairwise(sentence.items[: at + 1]):
        mention = item.mention
        if mention is None:
            if not (item.word in PARTING and following.mention is not None):
                return []
        elif following.mention is not mention:
            is_parted = following.mention is None and (following.word in PARTING or following is sentence[at])
            last = sentence.items.index(item)
            first = next(k for k in range(last + 1) if sentence[k].mention is mention)
            who = speakers.of(sentence, Phrase(first, last)) if is_parted else None
            if who is None or who.referent is None:
                return []
            found[who.referent] = who
    return list(found.values()) if len(found) > 1 else []


def _is_added(sentence: Sentence, head: Token) -> bool:
    """Whether "and" stands before the last of those joined; "Meeting with A and B, C thanked them" is about C alone."""
    last = max(t.left_edge.i for t in head.subtree if t.dep_ == "conj")
    at = sentence.index(last)
    return at is not None and sentence.tag(at - 1) == "CC"


def _is_in_name(sentence: Sentence, head: Token) -> bool:
    """Whether "and" joins two parts of one name: "director of the Institute of European and Asian Studies"."""
    at = sentence.index(head.i)
    name = sentence[at].mention if at is not None else None
    return name is not None and any(sentence[k].mention is name for k in range(at or 0) if sentence.tag(k) == "CC")


def _heads(sentence: Sentence, verb: Token | None) -> Iterator[Token]:
    """The heads of a verb's subject, one by one."""
    head = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    for _ in range(MOST_JOINED):
        if head is None:
            return
        yield head
        # "the Chair, X, and the Secretary, Y": the parse joins the second to the first's name
        parts = [head, *(c for c in head.children if c.dep_ == "appos")]
        head = next(
            (c for part in parts for c in part.children if c.dep_ == "conj" and c.i > part.i and not _is_in_name(sentence, c)), None
        )


def _bearer(sentence: Sentence, head: Token, speakers: Speakers) -> Speaker | None:
    """Whom one of the joined nouns names, itself or by the name beside it; an office or body that nobody holds has no referent."""
    beside = [c for c in head.children if c.dep_ == "appos"]
    at = [k for k in (sentence.index(t.i) for t in (*beside, head)) if k is not None]
    mentions = [m for k in at if (m := sentence[k].mention) is not None and m.type in SPEAKING and m.referent]
    named = next((m for m in mentions if m.type == "person"), mentions[-1] if mentions else None)
    if named is not None:
        return Speaker(named.referent, named.start, named.end)
    first = sentence.index(head.left_edge.i)
    if not at or first is None or first > at[-1] or sentence[at[-1]].mention is not None:
        return None
    described = speakers.describe(sentence.quote(first, at[-1]))
    if described is None or described.kind not in BEARERS or not any(c.lower_ == "the" for c in head.children):
        # "the prime minister and minister of defence" may be one
        return None
    found = speakers.of(sentence, Phrase(first, sentence.after(at[-1]).last))
    return found or Speaker(None, sentence[first].start, sentence[at[-1]].end)
