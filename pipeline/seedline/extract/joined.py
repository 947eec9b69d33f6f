"""Several who speak as one: "A and B said".

Belongs here: by the parse, who the subjects are that "and" joins. Does not belong here: one subject (subjects), groups without names
(speakers).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from seedline.extract.clauses import STOPS, Phrase, Sentence
from seedline.extract.speakers import Speaker, Speakers

SPEAKING = frozenset({"person", "organization", "country"})
# kinds of descriptions that two different speakers may have
BEARERS = frozenset({"office", "voice", "body", "person", "group"})
MOST_JOINED = 8
PLURAL = frozenset({"VBP", "VB"})


def joined(sentence: Sentence, verb: Token | None, speakers: Speakers) -> Speaker | None:
    """The speakers that are a verb's subject together, as one without referent; None where there are no two."""
    heads = list(_heads(verb))
    if len(heads) < 2:
        return _in_headline(sentence, verb, speakers)
    if not _is_added(sentence, heads[0]):
        return None
    bearers = [_bearer(sentence, head, speakers) for head in heads]
    found = list({b.referent or b.start: b for b in bearers if b is not None}.values())
    return Speaker(None, found[0].start, found[-1].end) if len(found) > 1 else None


def _in_headline(sentence: Sentence, verb: Token | None, speakers: Speakers) -> Speaker | None:
    """Two names or offices parted by nothing but a comma, as headlines have them: "US, Japan vow to deepen ties"."""
    at = sentence.index(verb.i) if verb is not None else None
    if at and verb is not None and verb.tag_ in PLURAL and sentence[-1].word not in STOPS and (phrase := sentence.before(at)):
        # "UN envoy, AU commissioner urge restraint": one alone would have another ending
        office = speakers.describe(sentence.quote(phrase.first, phrase.last)) if sentence.word(phrase.first - 1) == "," else None
        if office is not None and office.kind in ("office", "voice"):
            return Speaker(None, sentence[phrase.first].start, sentence[phrase.last].end)
    last = sentence[at - 1].mention if at else None
    comma = next((k for k in range(MOST_JOINED) if sentence.word(k) == ","), 0)
    first = sentence[comma - 1].mention if comma else None
    if first is None or last is None or sentence[-1].word in STOPS or first.type != last.type or first.type not in SPEAKING:
        return None
    is_bare = sentence[0].mention is first and sentence[comma + 1].mention is last
    return Speaker(None, first.start, last.end) if is_bare and first.referent != last.referent else None


def _is_added(sentence: Sentence, head: Token) -> bool:
    """Whether "and" stands before the last of those joined; "Meeting with A and B, C thanked them" is about C alone."""
    last = max(t.left_edge.i for t in head.subtree if t.dep_ == "conj")
    at = sentence.index(last)
    return at is not None and sentence.tag(at - 1) == "CC"


def _heads(verb: Token | None) -> Iterator[Token]:
    """The heads of a verb's subject, one by one."""
    head = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    for _ in range(MOST_JOINED):
        if head is None:
            return
        yield head
        # "the Chair, X, and the Secretary, Y": the parse joins the second to the first's name
        parts = [head, *(c for c in head.children if c.dep_ == "appos")]
        head = next((c for part in parts for c in part.children if c.dep_ == "conj" and c.i > part.i), None)


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
