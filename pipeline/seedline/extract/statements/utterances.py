"""Which quotations are utterances: somebody's words, at least a clause of them.

Belongs here: telling speech from titles, nicknames and quoted fragments inside somebody else's sentence. Does not belong here:
pairing of marks (quotes), who speaks (statements).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from seedline.extract.clauses import FINITE, QUOTE_MARKS, STOPS
from seedline.extract.quotes import Quote, pair
from seedline.extract.reading import Paragraph, Reading

# with these a quotation begins that has no subject of its own
FRAGMENT = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
LABELLED = re.compile(r"\w:\s*$")
# tags of words that a quoted fragment completes
INCOMPLETE = frozenset({"DT", "PRP$", "JJ", "MD", "TO", "WDT", "WP", "POS"})
# what a word in a quotation is to one before it that it completes: "it was 'serious'", "a war that 'none can win'"
COMPLETING = frozenset({"acomp", "attr", "advcl", "relcl", "acl", "prep", "pobj", "amod", "oprd", "pcomp", "agent"})
# words of questions that somebody else's verb asks
ASKING = frozenset({"WRB", "WP", "WDT"})
# tags with which a sentence goes on behind a quoted fragment
GOING_ON = frozenset({"IN", "CC", "MD", "TO", "WDT"})
# words of a quotation that opens a sentence and may do without a verb
SHORTEST_WHOLE = 4
# words of a clause closed by its own stop: "We agree," he said
SHORTEST_CLAUSE = 2


def utterances(reading: Reading) -> dict[int, list[Quote]]:
    """Quotations long enough to be utterances, by paragraph: at least a clause, and no title of a document."""
    found: dict[int, list[Quote]] = {}
    quotes = iter(pair(reading.text, [(p.start, p.end) for p in reading.paragraphs]))
    quote = next(quotes, None)
    for p in reading.paragraphs:
        tokens = iter(p.doc)
        while quote is not None and quote.start < p.end:
            inside = [t for t in _until(tokens, quote.end - p.start) if p.start + t.idx >= quote.inner_start]
            whole = quote if _is_utterance(reading, p, quote, inside) else _later_sentences(reading, p, quote, inside)
            if whole is not None:
                found.setdefault(p.start, []).append(whole)
            quote = next(quotes, None)
    return found


def _later_sentences(reading: Reading, p: Paragraph, quote: Quote, tokens: list[Token]) -> Quote | None:
    """What is left of a quotation that begins inside somebody else's sentence and runs on into whole ones."""
    for before, t in itertools.pairwise(tokens):
        if before.text in STOPS and t.text[:1].isupper():
            rest = replace(quote, start=p.start + t.idx, inner_start=p.start + t.idx)
            inside = [x for x in tokens if x.idx >= t.idx]
            return rest if rest.inner_start < rest.inner_end and _is_utterance(reading, p, rest, inside) else None
    return None


def _until(tokens: Iterator[Token], end: int) -> Iterator[Token]:
    for t in tokens:
        yield t
        if t.idx + len(t) >= end:
            return


def _is_utterance(reading: Reading, p: Paragraph, quote: Quote, tokens: list[Token]) -> bool:
    words = [t for t in tokens if t.is_alpha]
    is_question = reading.text[quote.inner_end - 1] == "?"
    is_answer = reading.text[p.start : quote.start].rstrip()[-1:] == ":" and p.role != "title"
    if words and is_answer and words[0].text[0].isupper() and reading.text[quote.inner_end : quote.inner_end + 1] == ".":
        return True
    # 'said, "thank you for coming."'
    is_said = reading.text[p.start : quote.start].rstrip()[-1:] in (",", ":") and "." in reading.text[quote.inner_end : quote.end]
    is_short = len(words) == SHORTEST_CLAUSE and any(t.tag_ in FINITE for t in tokens) and reading.text[quote.inner_end] in ",."
    if (
        (len(words) < 3 and not is_short)
        or (words[0].tag_ in FRAGMENT and not is_question and not is_said and words[0].text[0].islower())
        or (words[0].tag_ in ("TO", "IN") and len(words) < SHORTEST_WHOLE)
    ):
        return False
    closes = p.role == "title" or "." in reading.text[quote.inner_end : quote.end] or not reading.text[quote.end : p.end].strip()
    if closes and LABELLED.search(reading.text, p.start, quote.start):
        return True
    around = reading.mentions_in(max(0, quote.start - 300), quote.end + 300)
    if any(m.start < quote.start and m.end >= quote.end for m in around):
        return False
    behind = p.doc[tokens[0].i - 2] if tokens[0].i > 1 else None
    if (
        behind is not None
        and behind.tag_ in ("DT", "PRP$")
        and behind.lower_ != "that"
        and p.start + behind.idx + len(behind) + 1 >= quote.start
    ):
        # 'said that building a "Green Road that leads to Oslo is the best way"'
        return False
    names = [(m.start - p.start, m.end - p.start) for m in reading.mentions_in(quote.inner_start, quote.inner_end)]
    heavy = [t for t in words if len(t.text) > 3 and not any(a <= t.idx < b for a, b in names)]
    is_closed = reading.text[quote.inner_end : quote.end].strip()[:1] in (",", ".", "!", "?") or reading.text[quote.inner_end - 1] in "!?"
    if not is_closed and len(heavy) > 1 and sum(t.text[0].isupper() for t in heavy) > 0.6 * len(heavy):
        return False
    if words[0].text[0].islower() and (words[0].tag_ == "TO" or _is_fragment(p, tokens[0].i - 2, tokens)):
        return False
    opens = quote.start == p.start or reading.text[p.start : quote.start].rstrip()[-1:] in ".!?"
    if not is_closed and (opens or words[0].text[0].islower()) and _goes_on(p, quote, "" if opens else "prep"):
        return False
    is_introduced = reading.text[p.start : quote.start].rstrip()[-1:] == "," and "." in reading.text[quote.inner_end : quote.end]
    # '"A clear signal of trust", X wrote': the comma stands behind the mark
    is_parted = opens and reading.text[quote.end : quote.end + 1] == ","
    is_whole = (opens or is_introduced) and (is_closed or is_parted) and len(words) >= SHORTEST_WHOLE and words[0].text[0].isupper()
    return is_whole or any(t.tag_ in FINITE for t in tokens) or words[0].tag_ == "VB"


def _is_fragment(p: Paragraph, before: int, tokens: list[Token]) -> bool:
    """Whether the words before a quotation in small letters need it to complete their own clause: "should 'respect the law'"."""
    word = p.doc[before] if before >= 0 else None
    if word is not None and word.pos_ == "VERB" and tokens[0].tag_ in ASKING:
        # 'showed "how much we have to do"'
        return True
    if word is not None and word.tag_ == "IN" and word.dep_ == "mark" and word.lower_ != "that" and _is_clause(tokens):
        # 'because "it has proven to be reliable"'
        return False
    inside = {t.i for t in tokens}
    root = next((t for t in tokens if t.head.i not in inside and t.is_alpha), None)
    if root is not None and root.head.i != root.i and root.head.i < tokens[0].i and root.dep_ in COMPLETING:
        return True
    verb = next((t for t in tokens if t.tag_ in FINITE | {"VBN", "VBG", "VB"} and (t.head.i not in inside or t.head.i == t.i)), None)
    if verb is not None and any(c.i < tokens[0].i - 1 and c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children):
        # "X 'also hoped to go on'"
        return True
    if word is not None and word.tag_ == "CC":
        # "should 'do this' and 'do that'"
        return before > 0 and p.doc[before - 1].tag_ in QUOTE_MARKS
    return word is not None and (word.tag_ in INCOMPLETE or (word.tag_ == "IN" and word.lower_ != "that"))


def _is_clause(tokens: list[Token]) -> bool:
    """Whether a quotation opens with its own subject and has its verb."""
    subject = next((t for t in tokens if t.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    return subject is not None and subject.head.tag_ in FINITE | {"VB", "VBN", "VBG"} and subject.head in tokens


def _goes_on(p: Paragraph, quote: Quote, role: str) -> bool:
    """Whether the sentence around a quotation goes on without it being closed, with a word of the given role if any is given.

    "'This can only rise' unless ...", "said 'there is no need to talk' about it".
    """
    behind = next((t for t in p.doc if p.start + t.idx >= quote.end), None)
    is_linking = behind is not None and behind.is_alpha and behind.tag_ in GOING_ON and behind.lower_ not in ("as", "in")
    return is_linking and behind is not None and role in ("", behind.dep_)
