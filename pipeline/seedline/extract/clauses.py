"""Sentences as a row of items, and the noun phrases beside a verb, read off the surface.

Belongs here: cutting paragraphs into sentences in which a direct quotation is one item, and finding where the noun
phrase to the left or right of a place begins and ends. Does not belong here: cues, speakers, what is said.

Web text parses badly (glued headings, lists, title case), so tags and punctuation carry the work here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from seedline.extract.mended import PAST, past_verbs
from seedline.extract.quotes import Quote, pair
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERB = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "HYPH", "ADD", "XX", "FW", "NFP"})
ADVERB = frozenset({"RB", "RBR", "RBS"})
RELATIVE = frozenset({"WDT", "WP"})
STOPS = frozenset({".", "!", "?", "…", "..."})
# tags of quotation marks
QUOTE_MARKS = frozenset({"''", "``"})
DASHES = frozenset({"-", "–", "—", "--"})
# prepositions that keep a noun phrase going
INSIDE = frozenset({"of", "for", "&", "/"})
# prepositions whose phrase may stand between a subject and its verb: "the minister in a statement on Monday said"
ADJUNCT = frozenset({"in", "on", "at", "to", "with", "from", "by", "during", "under", "via", "through", "following"})
# what an adjunct before a subject may end with
WHERE = frozenset({"place", "country", "organization", "date"})
PARENTHESIS = 60
# longer rows of items are no sentences; the bound keeps the work linear in the text
LONGEST_SENTENCE = 400
LONGEST_PHRASE = 40
# words of a headline that are written small, and the share of its other words that begin with a capital
LONGEST_SMALL = 4
MOST_CAPITALS = 0.85


@dataclass(slots=True)
class Item:
    """A token, or a whole direct quotation standing as one. `word` is in lower case."""

    start: int
    end: int
    word: str
    tag: str
    token: Token | None = None
    mention: Mention | None = None
    quote: Quote | None = None

    @property
    def is_nominal(self) -> bool:
        return self.mention is not None or self.tag in NOMINAL

    @property
    def is_auxiliary(self) -> bool:
        return self.token is not None and (self.token.pos_ == "AUX" or self.tag == "MD")

    @property
    def is_finite(self) -> bool:
        return self.mention is None and self.tag in FINITE

    @property
    def is_opening(self) -> bool:
        """Whether a noun phrase may begin with it."""
        return self.is_nominal or self.tag == "DT"

    @property
    def is_break(self) -> bool:
        return self.mention is None and self.tag != "HYPH" and (self.word in DASHES or self.word in (",", ":"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Items `first` to `last`, both inclusive; `beside` is the range of a parenthesis between the phrase and its verb."""

    first: int
    last: int
    beside: tuple[int, int] | None = None


@dataclass(slots=True)
class Sentence:
    """One sentence of a paragraph, with the text that it stands in."""

    reading: Reading
    items: list[Item]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, k: int) -> Item:
        return self.items[k]

    def word(self, k: int) -> str:
        """The word at `k`, empty beyond either end."""
        return self.items[k].word if 0 <= k < len(self.items) else ""

    def tag(self, k: int) -> str:
        """The tag at `k`, empty beyond either end."""
        return self.items[k].tag if 0 <= k < len(self.items) else ""

    def quote(self, first: int, last: int) -> str:
        """The characters of the items `first` to `last`."""
        return self.reading.quote(self.items[first].start, self.items[last].end)

    @property
    def is_title_case(self) -> bool:
        """Whether nearly all long words begin with a capital, as in a headline."""
        long = [i.token.text for i in self.items if i.token is not None and len(i.token.text) > LONGEST_SMALL and i.token.is_alpha]
        return self.items[-1].word not in STOPS and len(long) > 2 and sum(w[0].isupper() for w in long) > MOST_CAPITALS * len(long)

    def has_finite(self, first: int, end: int) -> bool:
        return any(i.is_finite for i in self.items[first:end])

    def has_quote(self, first: int, end: int) -> bool:
        return any(i.quote is not None for i in self.items[first:end])

    def fragment(self, k: int) -> tuple[int, int] | None:
        """The first item inside the quotation marks around `k`, and the item behind the last, if what they hold is no direct quotation."""
        if not any(i.tag in QUOTE_MARKS for i in self.items[:k]):
            return None
        at = self.items[k].start
        quote = next((q for q in pair(self.reading.text, [(self.items[0].start, self.items[-1].end)]) if q.start < at < q.end), None)
        inside = [n for n, i in enumerate(self.items) if quote is not None and quote.inner_start <= i.start < quote.inner_end]
        return (inside[0], inside[-1] + 1) if inside else None

    def index(self, token_index: int | None) -> int | None:
        """Item of the token with that index in its spaCy doc."""
        return next((k for k, i in enumerate(self.items) if i.token is not None and i.token.i == token_index), None)

    def before(self, begin: int) -> Phrase | None:
        """The noun phrase that ends before `begin`; relative pronouns and parentheses are stepped over."""
        last, beside = self._before_time(begin - 1), None
        if self.tag(last) in RELATIVE:
            parted = self.word(last - 1) == ","
            if not parted and self.tag(last) == "WDT":
                return None
            # the antecedent is the nearest phrase, whatever preposition stands before it
            return self.phrase_ending_at(self._before_bracket(last - (2 if parted else 1)))
        if self.word(last) in (",", ")") or self.word(last) in DASHES:
            opening = {")": "("}.get(self.word(last), self.word(last))
            at = next((k for k in range(last - 1, max(-1, last - PARENTHESIS), -1) if self.word(k) == opening), None)
            if at is None:
                return None
            last, beside = at - 1, (at + 1, last - 1)
            # "X (Country), describing ..., said"
            last = self._before_bracket(last)
        last = self._before_time(last)
        phrase = self.phrase_ending_at(last)
        if phrase is not None and self._is_when_or_where(phrase) and self.word(phrase.first - 1) == ",":
            # "in Addis Ababa, Ethiopia"
            city = self.items[phrase.first - 2].mention if phrase.first > 1 else None
            phrase = self.phrase_ending_at(phrase.first - 2) if city is not None and city.type == "place" else phrase
        if phrase is not None and self.word(phrase.first - 1) in ADJUNCT:
            phrase = self._behind_place(phrase)
        while phrase is not None and self.word(phrase.first - 1) in ADJUNCT:
            governor = phrase.first - 2
            if governor >= 0 and self.word(governor) == ",":
                # "X, on Wednesday in the capital said", "X, on his part stressed"
                return self.before(governor + 1) or phrase
            if governor < 0 or self.items[governor].is_break or not any(c.isalnum() for c in self.word(governor)):
                break
            if self.items[governor].mention is None and self.tag(governor) in VERB:
                # "met with X": the phrase is another verb's
                return None
            if not self.items[governor].is_nominal:
                break
            phrase = self.phrase_ending_at(governor)
        return Phrase(phrase.first, phrase.last, beside) if phrase else None

    def _behind_place(self, phrase: Phrase) -> Phrase:
        """The subject without the name that stands before it, no comma between: "during the visit to Oslo minister X said"."""
        opening = phrase.first + (self.tag(phrase.first) == "DT" and phrase.first < phrase.last)
        place, person = self.items[opening].mention, self.items[phrase.last].mention
        if place is None or person is None or place is person or person.type != "person":
            return phrase
        first = next(k for k in range(opening, phrase.last + 1) if self.items[k].mention is not place)
        adjoins = place.type in WHERE or (place.type == "person" and self.items[first].mention is person)
        return phrase if not adjoins or self.tag(first) == "POS" or self.word(first) in INSIDE else Phrase(first, phrase.last)

    def _before_bracket(self, last: int) -> int:
        """Where a phrase ends before a bracket that closes it: "the fund (WF), which"."""
        opening = range(last - 1, max(-1, last - PARENTHESIS), -1) if self.word(last) == ")" else ()
        return next((k - 1 for k in opening if self.word(k) == "("), last)

    def _before_time(self, last: int) -> int:
        """Where a subject ends that an adverb of time parts from its verb: "the Council today condemned", "the chief this morning told"."""
        named, token = self.items[last].mention, self.items[last].token
        first = last
        if named is not None and named.type == "date":
            while first and self.items[first - 1].mention is named:
                first -= 1
        elif named is None and token is not None and token.dep_ == "npadvmod" and self.tag(last - 1) in ("DT", "JJ"):
            first -= 1
        else:
            return last
        return first - 1 if first and (self.items[first - 1].is_nominal or self.word(first - 1) == ")") else last

    def is_dateline(self, k: int) -> bool:
        """Whether an item is of the place before wire copy: "TEHRAN – the minister said", "New Delhi, April 6 (PTI) The minister"."""
        place = self.items[0].mention
        if place is None or place.type != "place" or self.items[k].mention is not place:
            return False
        behind = next((n for n, i in enumerate(self.items) if i.mention is not place), len(self.items))
        date = self.items[behind + 1].mention if behind + 1 < len(self.items) else None
        is_dated = self.word(behind) == "," and date is not None and date.type == "date"
        return is_dated or self.word(behind) == "(" or self.word(behind) in DASHES

    def _is_when_or_where(self, phrase: Phrase) -> bool:
        """Whether a phrase is nothing but a date or a place."""
        found = self.items[phrase.last].mention
        return found is not None and found.type in ("date", "place", "country") and self.items[phrase.first].mention is found

    def phrase_ending_at(self, last: int) -> Phrase | None:
        """The noun phrase whose last item is `last`, without prepositional phrases behind its head."""
        if last < 0 or self.items[last].quote is not None:
            return None
        first = last + 1
        while first > 0 and last - first < LONGEST_PHRASE and self._extends(first - 1, last):
            first -= 1
            if self.tag(first) == "PRP" or (self.tag(first) == "DT" and self.word(first - 1) not in INSIDE):
                break
        return Phrase(first, last) if first <= last else None

    def _extends(self, k: int, last: int) -> bool:
        item = self.items[k]
        if item.quote is not None:
            return False
        if item.is_nominal or item.tag in ("DT", "PRP", "EX"):
            return True
        if item.tag in ("``", "''") and 0 < k < last and all((m := self.items[n].mention) and m.type == "person" for n in (k - 1, k + 1)):
            # 'President Joko "Jokowi" Widodo'
            return True
        if item.word in INSIDE:
            return k < last
        if item.tag == "RB" and k < last and self.tag(k + 1) == "HYPH":
            # "a high-ranking official"
            return True
        if item.tag in ("VBN", "VBG") and k < last and self.tag(k - 1 - (self.tag(k - 1) == "CC")) in ("DT", "PRP$", "JJ", "HYPH"):
            # "the agreed text", "state-run radio"
            return True
        if item.tag == "CC" and 0 < k < last - 1 and self._modifies(k - 1) and self._modifies(k + 1) and self.tag(last) == "NNS":
            # "Russian and Turkish officials"
            return True
        if item.tag == "CC" and 0 < k < last - 1 and self.tag(k - 1) == "JJ" and self.tag(k + 1) in ("JJ", "NN", "VBG"):
            # "senior political and peacebuilding official": an adjective ends no phrase
            return self.items[k - 1].mention is None and self.items[k + 1].mention is None
        # two names joined: the group speaks
        return item.tag == "CC" and 0 < k < last and self.items[k + 1].mention is not None and self.items[k - 1].mention is not None

    def _modifies(self, k: int) -> bool:
        item = self.items[k]
        return item.tag == "JJ" or (item.mention is not None and item.mention.type == "country")

    def after(self, first: int) -> Phrase:
        """The noun phrase that begins at `first`."""
        last = first
        while last + 1 < len(self.items):
            item = self.items[last + 1]
            following = self.items[last + 2] if last + 2 < len(self.items) else None
            joins = (
                (item.word in INSIDE or item.word == "and") and following is not None and (following.is_nominal or following.tag == "DT")
            )
            if item.quote is not None or not (item.is_nominal or joins or (item.tag == "DT" and self.word(last) in INSIDE)):
                break
            last += 1
        date = self.items[last].mention
        if date is not None and date.type == "date" and self.items[first].mention is not date and self.word(last - 1) not in INSIDE:
            # "the Council today condemned"
            while last > first and self.items[last].mention is date:
                last -= 1
        return Phrase(first, last)

    def head(self, phrase: Phrase) -> Item:
        """The phrase's head: the last item before its first preposition."""
        for k in range(phrase.first, phrase.last):
            if self.items[k + 1].tag == "IN" and self.items[k + 1].mention is None:
                return self.items[k]
        return self.items[phrase.last]


def items_of(reading: Reading, p: Paragraph, quotes: list[Quote]) -> list[Item]:
    """The paragraph's tokens; each of `quotes` is one item, a full stop if it ends with one."""
    mentions = list(reading.mentions_in(p.start, p.end))
    past = {i for s in p.doc.sents for i in past_verbs(list(s), FINITE)}
    out: list[Item] = []
    m = q = 0
    for t in p.doc:
        start, end = p.start + t.idx, p.start + t.idx + len(t)
        if t.is_space:
            continue
        while q < len(quotes) and quotes[q].end <= start:
            q += 1
        if q < len(quotes) and quotes[q].start <= start:
            if not out or out[-1].quote is not quotes[q]:
                closing = reading.text[quotes[q].inner_end : quotes[q].end]
                out.append(Item(quotes[q].start, quotes[q].end, "." if "." in closing else "", "QUOTE", quote=quotes[q]))
            continue
        while m < len(mentions) and mentions[m].end <= start:
            m += 1
        mention = mentions[m] if m < len(mentions) and mentions[m].start < end and start < mentions[m].end else None
        is_glued = t.text == "-" and t.i > 0 and not t.whitespace_ and not p.doc[t.i - 1].whitespace_
        is_inner = bool(out) and out[-1].tag == "HYPH" and t.tag_ == "IN"
        # "chairperson-in-office" is one noun
        tag = "HYPH" if is_glued or is_inner else ":" if t.text in DASHES else PAST if t.i in past else t.tag_
        out.append(Item(start, end, t.lower_, tag, t, mention))
    return out


def sentences(reading: Reading, items: list[Item]) -> Iterator[Sentence]:
    """Sentences by their stops. A stop inside a quotation ends the sentence where a capital follows."""
    start = 0
    for k in range(len(items) - 1):
        if k - start >= LONGEST_SENTENCE or _is_stop(items, k):
            yield Sentence(reading, items[start : k + 1])
            start = k + 1
    if start < len(items):
        yield Sentence(reading, items[start:])


def _is_stop(items: list[Item], k: int) -> bool:
    item, following = items[k], items[k + 1]
    text = following.token.text if following.token is not None else ""
    if item.quote is not None:
        return item.word == "." and (text[:1].isupper() or text[:1].isdigit())
    opens = following.quote is not None or text[:1].isupper() or text[:1].isdigit() or following.tag in ("``", "-LRB-")
    if item.word in STOPS:
        return item.mention is None and opens
    if item.mention is not None and item.word.endswith("."):
        # "... in Washington, D.C. The minister ...": the abbreviation's stop is the sentence's too
        return text[:1].isupper() and following.mention is None and following.tag in ("DT", "PRP")
    return item.tag in ("''", '"') and k > 0 and items[k - 1].word in STOPS and opens
