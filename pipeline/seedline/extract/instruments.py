"""Mentions of instruments (treaties, statements, decisions, plans) and of named events (exercises, wars, numbered assemblies).

Belongs here: where the noun phrase that names an instrument begins and ends, and which phrases name one.
Head words, well-known instruments and named events stand in the packs `instrument_words`, `instruments` and
`named_events`. Does not belong here: what was done with an instrument (`actions`), meetings (`events`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from seedline.dataset import referent
from seedline.extract.deeds import Deeds
from seedline.extract.phrases import WORD, Phrases, split_words
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference, cells

_OPEN, _CLOSE = "“\"«„‘'", "”\"»“’'"
_NUMBER = re.compile(r"^(?:[A-Z]+/)*(?:[A-Z]+[-/]?)*\d[\d/.\-()A-Z]*$")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s*[-–—/]\s*(?:19|20)?\d\d)?$")
_EXERCISE = re.compile(r"(?<![A-Za-z-])((?:[A-Z][\w'’]*(?:[ -](?=[A-Z]|of |the ))?(?:(?:of|the) )*){1,5}?)(?:\s?[-–—‑]\s?|(?P<space>\s))((?:19|20)\d\d)\b(?![-–/]\d)")
_ORDINAL = r"(?:\d+(?:st|nd|rd|th)|(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|[A-Z]?[a-z]+tieth)"
_NUMBERED = re.compile(rf"\b{_ORDINAL}\s+$")
_ANNIVERSARY = re.compile(rf"\b{_ORDINAL} [Aa]nniversary of (?:the )?")
_GLUED = re.compile(r"([A-Z][a-z]+?)(?:on|of|in|and|for|to|as|the|with|by)$")
_LOWER_LINKS = {"of", "and", "the", "for", "on", "in", "to", "&"}
_ACTED = {"signed", "adopted", "approved", "agreed", "ratified", "drafted", "planned"}
_MAX_TOKENS = 70


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    type: str
    referent: str
    confidence: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Right:
    """The part of the name after its head: end (token), and what stands in it."""

    end: int
    has_complement: bool = False
    is_quoted: bool = False
    is_numbered: bool = False


class Instruments:
    """Finds instruments and named events; runs after mentions and takes out what lies inside what it finds."""

    name = "instruments"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self._heads: dict[str, tuple[str, str]] = {}
        self._role: dict[str, set[str]] = {}
        for row in reference.rows("instrument_words"):
            if row["role"] == "head":
                self._heads[row["word"]] = (row["kind"], row["level"])
            else:
                self._role.setdefault(row["role"], set()).add(row["word"])
        self._known = Phrases()
        self.kinds: dict[str, str] = {}
        for row in reference.rows("instruments"):
            self.kinds[row["key"]] = row["kind"]
            for alias in [row["name"], *cells(row["aliases"])]:
                self._known.add(_exact(alias), referent.known("instrument", row["key"]))
        self._events = Phrases()
        for row in reference.rows("named_events"):
            for alias in [row["name"], *cells(row["aliases"])]:
                self._events.add(_exact(alias), referent.known("event", row["key"]))
        self._last = {w[-1] for pack in ("instruments", "named_events") for r in reference.rows(pack) for w in [_exact(r["name"])]}
        self._deeds = Deeds(reference)

    def __call__(self, reading: Reading) -> Iterable[Mention]:
        found: list[_Found] = []
        for p in reading.paragraphs:
            inside = _mention_of(reading, p)
            found += self._well_known(reading, p)
            found += self._described(reading, p, inside)
            found += self._exercises(reading, p)
            found += self._numbered(reading, p)
            found += self._anniversaries(reading, p, inside)
        chosen = _choose(found, reading.mentions)
        chosen = _choose(chosen + list(_acronyms(reading, chosen)), reading.mentions)
        taken = [(f.start, f.end) for f in chosen]
        reading.set_mentions(_outside(reading.mentions, taken))
        names = _names(reading, chosen)
        for f in chosen:
            key, name = names[f]
            yield Mention(start=f.start, end=f.end, type=f.type, referent=key, name=name, confidence=f.confidence)

    # -- names from the packs
    def _well_known(self, reading: Reading, p: Paragraph) -> Iterator[_Found]:
        tokens = list(WORD.finditer(reading.text, p.start, p.end))
        text = [self._unglued(m[0].replace("’", "'")) for m in tokens]
        i = 0
        while i < len(tokens):
            for phrases, type_ in ((self._known, "instrument"), (self._events, "event")):
                if hit := phrases.match(text, i):
                    start, end = tokens[i].start(), tokens[hit[0] - 1].start() + len(text[hit[0] - 1])
                    if "\n\n" not in reading.text[start:end] and not re.search(r"[.;:!?]\s", reading.text[start:end]):
                        yield _Found(start, end, type_, hit[1], 0.95)
                        i = hit[0] - 1
                        break
            i += 1

    def _unglued(self, word: str) -> str:
        """A word without the preposition that a lost line break glued to it ("Charteron")."""
        m = _GLUED.match(word)
        return m[1] if m and m[1] in self._last else word

    # -- noun phrases
    def _described(self, reading: Reading, p: Paragraph, inside: list[Mention | None]) -> Iterator[_Found]:
        doc = p.doc
        skip_to = 0
        for t in doc:
            if t.i < skip_to or t.lower_ not in self._heads:
                continue
            if (f := self._phrase(p, doc, t, inside)) is not None:
                left, right, confidence, kind = f
                start, end = p.start + doc[left].idx, p.start + doc[right - 1].idx + len(doc[right - 1].text)
                title = reading.text[start:end]
                yield _Found(start, end, "instrument", referent.local("instrument", title), confidence, kind)
                skip_to = right

    def _phrase(self, p: Paragraph, doc: Doc, head: Token, inside: list[Mention | None]) -> tuple[int, int, float, str] | None:
        """First and last+1 token, confidence and kind of the name around a head word, if it names an instrument."""
        m = inside[head.i]
        if m is not None and (m.end > p.start + head.idx + len(head.text) or (m.referent and m.type != "instrument" and not referent.is_local(m.referent))):
            return None
        nxt = doc[head.i + 1] if head.i + 1 < len(doc) else None
        if nxt is not None and nxt.text in ("-", "–") and not head.whitespace_:
            return None
        kind, level = self._heads[head.lower_]
        left, is_draft = self._left(p, doc, head, inside)
        right = self._right(p, doc, head, inside)
        is_cap = head.text[0].isupper()
        mods = doc[left : head.i]
        rest = doc[head.i + 1 : right.end]
        is_named = any(t.text[0].isupper() or inside[t.i] is not None for t in rest)
        has_name = any(t.text[0].isupper() and (t.i > head.sent.start or t.ent_type_ or inside[t.i]) for t in mods) or any(_YEAR.match(t.text) for t in mods)
        phrase = doc[left : head.i + 1].text.lower()
        if self._is_modifier(head, nxt, inside) or (level == "capital" and not is_cap) or any(phrase.endswith(n) for n in self._role["never"]):
            return None
        if "joint" in phrase.split() and kind == "statement":
            kind = "joint_statement"
        deed = self._deeds.of(head, doc[right.end - 1])
        action = deed.action if deed else None
        strong = level == "strong" or kind == "joint_statement"
        if right.is_quoted:
            confidence = 0.93
        elif right.is_numbered:
            confidence = 0.95
        elif is_cap and head.i == head.sent.start and not mods.text:
            confidence = 0.75 if right.has_complement and (strong or action in _ACTED) else 0.0
        elif is_cap:
            confidence = 0.9 if right.has_complement and (strong or has_name or action) else 0.85 if has_name else 0.7 if right.has_complement else 0.0
        elif right.has_complement and (is_draft or action in _ACTED or (strong and action) or (strong and kind in ("joint_statement", "resolution"))):
            confidence = 0.8 if strong or is_draft else 0.65 if is_named else 0.0
        elif strong and any(t.text[0].isupper() and (inside[t.i] is None or inside[t.i].type == "place") for t in mods):  # type: ignore[union-attr]
            confidence = 0.8
        elif has_name and "-" in mods.text and head.lower_ in ("program", "programme", "plan", "initiative"):
            confidence = 0.7
        elif phrase in self._role["bare"] and (is_draft or action in ("adopted", "signed", "drafted", "approved")):
            confidence = 0.6
        else:
            confidence = 0.0
        if not confidence:
            return None
        return left, right.end, confidence, kind

    def _is_modifier(self, head: Token, nxt: Token | None, inside: list[Mention | None]) -> bool:
        """Whether the word only modifies the next ("Treaty Organization", "law enforcement")."""
        if nxt is None or inside[nxt.i] is not None or not nxt.text[0].isalpha():
            return False
        if head.text[0].isupper():
            return nxt.text[0].isupper() and nxt.pos_ in ("NOUN", "PROPN") and nxt.lower_ not in self._role["about"]
        return head.dep_ == "compound" and head.head.i == nxt.i

    def _left(self, p: Paragraph, doc: Doc, head: Token, inside: list[Mention | None]) -> tuple[int, bool]:
        """First token of the name, and whether "draft" stands before it."""
        i = head.i
        is_cap = head.text[0].isupper()
        while i > head.sent.start:
            t = doc[i - 1]
            m = inside[t.i]
            if m is not None:
                if m.type == "person" or (m.type == "date" and not _YEAR.match(m_text(doc, p, m))):
                    break
                while i > 0 and inside[i - 1] is m:
                    i -= 1
                continue
            if t.lower_ in self._role["outside"] or t.is_quote:
                break
            if t.text in ("-", "–", "/") and not t.whitespace_ and i - 2 >= 0 and not doc[i - 2].whitespace_:
                i -= 1
                continue
            if t.text[0].isupper() and t.pos_ not in ("DET", "PRON", "ADP", "SCONJ", "CCONJ") and (t.i > head.sent.start or t.pos_ in ("PROPN", "ADJ", "NOUN")):
                i -= 1
                continue
            if t.lower_ in ("and", "&") and is_cap and i - 2 >= head.sent.start and doc[i - 2].text[0].isupper() and inside[i - 2] is None:
                i -= 1
                continue
            if not is_cap and t.pos_ in ("ADJ", "NOUN") and t.tag_ not in ("NNS", "VBN") and t.lower_ not in self._heads:
                i -= 1
                continue
            if not is_cap and t.lower_ in ("action", "joint") or (_YEAR.match(t.text) and is_cap):
                i -= 1
                continue
            break
        while i < head.i and (doc[i].is_punct or doc[i].lower_ in ("and", "of", "'s", "’s", "#")):
            i += 1
        before = doc[i - 1].lower_ if i > 0 else ""
        return i, before.startswith("draft")

    def _right(self, p: Paragraph, doc: Doc, head: Token, inside: list[Mention | None]) -> _Right:
        """What the name goes on with after its head."""
        sent_end = _sentence_end(doc, head)
        is_cap = head.text[0].isupper()
        j = head.i + 1
        numbered = False
        if j < sent_end and doc[j].lower_ in ("no", "no.", "nos", "№", "n°"):
            j += 1
        if j < sent_end and doc[j].text == "." and j + 1 < sent_end and _NUMBER.match(doc[j + 1].text):
            j += 1
        if j < sent_end and _NUMBER.match(doc[j].text) and not (inside[j] is not None and inside[j].type == "date" and not _YEAR.match(doc[j].text)):  # type: ignore[union-attr]
            numbered = True
            j += 1
            while j + 1 < sent_end and doc[j].text in ("/", "-") and doc[j + 1].text[0].isdigit():
                j += 2
            if j + 2 < sent_end and doc[j].text == "(" and doc[j + 2].text == ")":
                j += 3
        elif j != head.i + 1:
            j = head.i + 1
        end = j
        if j < sent_end and (close := _closing(doc, j, sent_end)):
            return _Right(close, True, True, numbered)
        if j < sent_end and doc[j].text == "(":
            close = _bracket(doc, j, sent_end)
            if close and (close < sent_end and doc[close].lower_ in self._role["about"] or not _is_acronym(doc, j, close)):
                j = end = close
        start = j
        if not is_cap and j < sent_end and (doc[j].lower_ == "to" or (doc[j].lower_ == "of" and head.lower_ == "resolution" and not any(inside[j + 1 : j + 3]))):
            return _Right(end, False, False, numbered)
        if numbered and j + 1 < sent_end and doc[j].text == "," and doc[j + 1].lower_ in ("on", "entitled"):
            start = j + 1
        if start < sent_end and (doc[start].lower_ in self._role["about"] or (doc[start].lower_ == "in" and doc[start + 1 : start + 2].text.lower() in ("connection", "support", "defence", "defense", "relation"))):
            stop, quoted = self._scan(p, doc, head, start, sent_end, inside)
            if stop > start + 1:
                return _Right(stop, True, quoted, numbered)
        return _Right(end, False, False, numbered)

    def _scan(self, p: Paragraph, doc: Doc, head: Token, start: int, sent_end: int, inside: list[Mention | None]) -> tuple[int, bool]:
        """End of a complement that begins at `start`, and whether it ends with a title in quotation marks."""
        k = end = start
        is_cap = head.text[0].isupper()
        parties = 0  # "between A, B and C": 1 after "between", 2 after its "and"
        has_on = False
        while k < min(sent_end, head.i + _MAX_TOKENS):
            t = doc[k]
            m = inside[k]
            before = doc[k - 1].lower_
            if m is not None:
                if m.type == "date" and not (before in ("of", "for", "from", "to", "until", "by", "–", "-", "and", "(") or (before == "in" and _YEAR.match(m_text(doc, p, m))) or _YEAR.match(m_text(doc, p, m))):
                    break
                if m.type == "person" and before not in ("of", "by"):
                    break
                while k < sent_end and inside[k] is m:
                    k += 1
                end = k
                continue
            if close := _closing(doc, k, sent_end):
                if before in self._role["about"] or before in ("and", "the", "entitled", "titled"):
                    if not (before in ("entitled", "titled") or doc[k + 1 : k + 2].text[:1].isupper()):
                        break
                return close, True
            if t.text == "(":
                close = _bracket(doc, k, sent_end)
                goes_on = close and close < sent_end and (doc[close].lower_ in self._role["about"] or doc[close].text in (",", "and"))
                if not close or (_is_acronym(doc, k, close) and not goes_on):
                    break
                k = end = close
                continue
            if t.lower_ in self._role["end"] or t.text in ".;:?!…" or t.is_quote:
                break
            if t.lower_ == "between":
                parties = 1
            if t.text == ",":
                if parties != 1 and not self._goes_on(doc, k, sent_end, inside):
                    break
                k += 1
                continue
            if t.text in ("-", "–", "—") and t.whitespace_:
                if not (inside[k - 1] is not None and doc[k + 1 : k + 2].text.lower() in ("the",)):
                    break
                k += 1
                continue
            if t.lower_ in ("and", "or", "&"):
                if parties != 1 and not self._joins(p, doc, head, k, sent_end, inside):
                    break
                parties = 2 if parties else 0
                k += 1
                continue
            is_title_word = is_cap and t.text[0].isupper()
            if t.tag_ in ("VBD", "VBZ", "VBP", "MD") and not is_title_word and not _noun_like(t):
                break
            if t.tag_ == "VBN" and not is_title_word and (deed := self._deeds._verb(t)) and deed.action in _ACTED and before not in ("the", "of", "a"):
                break
            if t.pos_ == "ADV" and not is_title_word and t.tag_ == "RB" and t.dep_ == "advmod" and t.head.pos_ == "VERB" and t.head.i < head.i:
                break
            if (t.pos_ == "ADP" or t.lower_ == "to") and k > start and not self._attaches(p, doc, head, k, is_cap, has_on, inside):
                break
            has_on = has_on or t.lower_ == "on"
            if t.pos_ == "PRON" and t.lower_ not in ("their", "its", "all", "such", "other", "those"):
                break
            k += 1
            if not (t.pos_ in ("ADP", "DET", "CCONJ", "PART", "SCONJ") or t.lower_ in _LOWER_LINKS):
                end = k
        return end, False

    def _goes_on(self, doc: Doc, comma: int, sent_end: int, inside: list[Mention | None]) -> bool:
        """Whether the comma stands inside a series of nouns ("foreign policy, security and defence")."""
        nxt = doc[comma + 1 : comma + 2]
        if not nxt.text or nxt[0].pos_ in ("DET", "PRON", "SCONJ", "CCONJ", "ADV", "ADP", "AUX", "PART") or nxt[0].tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN", "MD", "VB") or nxt[0].is_quote:
            return False
        if inside[nxt[0].i] is not None and inside[nxt[0].i].type == "person":  # type: ignore[union-attr]
            return False
        for k in range(comma + 1, min(comma + 12, sent_end)):
            t = doc[k]
            if t.lower_ in ("and", "or") and inside[k] is None:
                return k + 1 < sent_end and doc[k + 1].pos_ not in ("DET", "AUX", "VERB") and not any(d.lower_ in self._heads and d.text[0].isupper() for d in doc[comma + 1 : min(k + 4, sent_end)])
            if t.tag_ in ("VBD", "VBZ", "VBP", "MD") and not t.text[0].isupper():
                return False
            if t.text in ".;:":
                return False
        return False

    def _joins(self, p: Paragraph, doc: Doc, head: Token, k: int, sent_end: int, inside: list[Mention | None]) -> bool:
        """Whether the "and" at `k` joins two parts of the name rather than what comes after it."""
        if k + 1 >= sent_end:
            return False
        nxt = doc[k + 1]
        if nxt.is_quote or nxt.lower_ in self._role["end"] or nxt.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB", "VBN") and not nxt.text[0].isupper():
            return False
        if inside[k + 1] is not None and inside[k + 1].type == "person":  # type: ignore[union-attr]
            return False
        window = doc[k + 1 : min(k + 7, sent_end)]
        for t in window:
            if t.lower_ in self._heads and (t.text[0].isupper() or not head.text[0].isupper()) and inside[t.i] is None and t.i - k <= (3 if not t.text[0].isupper() else 6):
                return False
            if t.pos_ == "ADP" or t.text in ",.;":
                break
        if nxt.pos_ in ("DET", "ADV", "PRON") or nxt.lower_ == "the":
            left = doc[k].head
            conjunct = next((c for c in left.children if c.dep_ == "conj" and c.i > k), None)
            return left.i > head.i and conjunct is not None and conjunct.pos_ in ("NOUN", "PROPN", "ADJ")
        # a clause of its own: "and Russia supported it"
        return not any(t.dep_ in ("nsubj", "nsubjpass") and t.head.i > t.i and t.head.pos_ in ("VERB", "AUX") and t.head.dep_ == "conj" and t.head.head.i < head.i for t in window)

    def _attaches(self, p: Paragraph, doc: Doc, head: Token, k: int, is_cap: bool, has_on: bool, inside: list[Mention | None]) -> bool:
        """Whether the preposition at `k` goes on with the name and does not begin an adjunct of the verb."""
        t = doc[k]
        nxt = doc[k + 1] if k + 1 < len(doc) else None
        if t.lower_ == "of" or nxt is None:
            return t.lower_ == "of"
        m = inside[nxt.i]
        is_year = m is not None and m.type == "date" and bool(_YEAR.match(m_text(doc, p, m)))
        if m is not None and m.type == "date":
            return t.lower_ in ("for", "from", "until") or (t.lower_ in ("in", "to", "by") and is_year and is_cap) or (t.lower_ == "in" and is_year and t.head.i >= head.i)
        if t.lower_ == "to" and nxt.tag_ == "VB" and not nxt.text[0].isupper():
            return is_cap and (t.head.head.i >= head.i or self._heads[head.lower_][1] != "strong")
        if t.lower_ == "on" and not has_on:
            return True
        if is_cap and nxt.text[0].isupper() and m is None:
            return True
        return not (t.head.i < head.i and t.head.pos_ in ("VERB", "AUX"))

    # -- named events
    def _exercises(self, reading: Reading, p: Paragraph) -> Iterator[_Found]:
        """ "Indestructible Brotherhood-2023"; with a space only beside a word for exercise."""
        text = reading.text
        for m in _EXERCISE.finditer(text, p.start, p.end):
            base = m[1].strip(" -")
            whole = [x for x in reading.mentions_in(m.start(1), m.start(1) + len(base)) if x.end - x.start == len(base) and x.type in ("country", "place", "organization")]
            near = split_words(text[max(p.start, m.start() - 40) : m.start()])[-3:] + split_words(text[m.end() : m.end() + 30])[:2]
            is_drill = bool(self._role["exercise"] & set(near))
            if m["space"] and not is_drill:
                continue
            if (whole and not is_drill) or base.lower() in self._heads or len(base) < 4:
                continue
            title = text[m.start(1) : m.end()]
            yield _Found(m.start(1), m.end(), "event", referent.local("event", title), 0.95 if is_drill else 0.85)

    def _numbered(self, reading: Reading, p: Paragraph) -> Iterator[_Found]:
        """ "72nd UN General Assembly": the number and the body, without "session of"."""
        for m in reading.mentions_in(p.start, p.end, "organization"):
            if not any(" ".join(split_words(reading.quote(m.start, m.end))).endswith(a) for a in self._role["assembly"]):
                continue
            if number := _NUMBERED.search(reading.text, max(p.start, m.start - 24), m.start):
                title = reading.text[number.start() : m.end]
                yield _Found(number.start(), m.end, "event", referent.local("event", title), 0.9)

    def _anniversaries(self, reading: Reading, p: Paragraph, inside: list[Mention | None]) -> Iterator[_Found]:
        """ "75th anniversary of the Great Victory", where nothing else in the phrase is a name of its own."""
        for m in _ANNIVERSARY.finditer(reading.text, p.start, p.end):
            tokens = [t for t in p.doc if t.idx + p.start >= m.end()][:8]
            end, has_name = m.end(), False
            for t in tokens:
                if inside[t.i] is not None or t.text in ",.;:()" or t.is_quote:
                    end = m.end() if inside[t.i] is not None else end
                    break
                if not (t.text[0].isupper() or t.pos_ in ("ADJ", "NOUN") or (t.text == "-" and not t.whitespace_)) or t.lower_ in self._heads:
                    break
                has_name = has_name or t.text[0].isupper() or t.lower_ in ("independence", "relations", "victory")
                end = p.start + t.idx + len(t.text)
            if end > m.end() and has_name:
                yield _Found(m.start(), end, "event", referent.local("event", reading.text[m.start() : end]), 0.8)


# ---------------------------------------------------------------- helpers
def _exact(alias: str) -> tuple[str, ...]:
    return tuple(m[0].replace("’", "'") for m in WORD.finditer(alias))


def m_text(doc: Doc, p: Paragraph, m: Mention) -> str:
    """The characters of a mention inside a paragraph."""
    return doc.text[m.start - p.start : m.end - p.start]


def _mention_of(reading: Reading, p: Paragraph) -> list[Mention | None]:
    """For each token the mention that holds it."""
    found: list[Mention | None] = [None] * len(p.doc)
    mentions = list(reading.mentions_in(p.start, p.end))
    i = 0
    for t in p.doc:
        start = p.start + t.idx
        while i < len(mentions) and mentions[i].end <= start:
            i += 1
        if i < len(mentions) and mentions[i].start < start + len(t.text):
            found[t.i] = mentions[i]
    return found


def _sentence_end(doc: Doc, head: Token) -> int:
    """End of the sentence, by its full stop: the parser also breaks sentences inside long titles."""
    for k in range(head.i + 1, len(doc)):
        t = doc[k]
        if t.text in (".", "!", "?") and (k + 1 == len(doc) or (t.whitespace_ and doc[k + 1].text[:1].isupper()) or "\n" in doc[k + 1].text):
            return k
    return len(doc)


def _closing(doc: Doc, i: int, end: int) -> int:
    """Token after the closing mark of the quotation that opens at `i`, or 0."""
    mark = doc[i].text
    if mark not in ("“", '"', "«", "„", "‘", "``"):
        return 0
    depth = 0
    for k in range(i + 1, min(len(doc), i + _MAX_TOKENS)):
        text = doc[k].text
        if mark in "“«„‘" and text == mark:
            depth += 1
        elif text in {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "``": "''"}[mark]:
            if depth == 0:
                return k + 1 if k > i + 1 else 0
            depth -= 1
    return 0


def _bracket(doc: Doc, i: int, end: int) -> int:
    """Token after the bracket that closes the one at `i`, or 0."""
    for k in range(i + 1, min(end, i + 16)):
        if doc[k].text == ")":
            return k + 1
    return 0


def _is_acronym(doc: Doc, i: int, close: int) -> bool:
    inner = doc[i + 1 : close - 1].text
    return inner.isupper() and inner.isalpha() and len(inner) <= 8


def _noun_like(t: Token) -> bool:
    """Whether a token that the tagger takes for a verb stands where only a noun can."""
    return t.dep_ in ("pobj", "dobj", "compound", "conj") and t.tag_ == "VBZ" and t.head.i < t.i and t.head.pos_ == "ADP"


def _choose(found: list[_Found], mentions: list[Mention]) -> list[_Found]:
    """The longest of overlapping finds; none that cuts a mention in two or lies inside a longer name."""
    chosen: list[_Found] = []
    taken: list[tuple[int, int]] = []
    longer = sorted((m.start, m.end) for m in mentions if m.type != "date")
    for f in sorted(found, key=lambda f: (f.start - f.end, f.start, -f.confidence)):
        if _hits(taken, f.start, f.end) or _cuts(longer, f.start, f.end):
            continue
        chosen.append(f)
        _insert(taken, f.start, f.end)
    return sorted(chosen, key=lambda f: f.start)


def _acronyms(reading: Reading, chosen: list[_Found]) -> Iterator[_Found]:
    """Bare uses of an abbreviation that a name brings in brackets: "Free Trade Agreement (FTA) between A and B"."""
    meant: dict[str, _Found] = {}
    for f in chosen:
        if f.type == "instrument":
            stretch = reading.text[f.start : min(f.end + 12, len(reading.text))]
            for m in re.finditer(r"((?:[A-Z][\w-]*(?: (?:of|on|for|and|the))* ){1,6})[(]([A-Z]{2,8})[)]", stretch):
                if [w[0] for w in m[1].split() if w[0].isupper()][-len(m[2]) :] == list(m[2]) and m.start() <= len(stretch):
                    meant.setdefault(m[2], f)
    if meant:
        for m in re.finditer(r"\b(?:" + "|".join(map(re.escape, sorted(meant))) + r")\b", reading.text):
            f = meant[m[0]]
            yield _Found(m.start(), m.end(), "instrument", f.referent, 0.9, f.kind)


def _hits(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    import bisect

    i = bisect.bisect_left(taken, (start, start))
    return (i < len(taken) and taken[i][0] < end) or (i > 0 and taken[i - 1][1] > start)


def _insert(taken: list[tuple[int, int]], start: int, end: int) -> None:
    import bisect

    bisect.insort(taken, (start, end))


def _cuts(mentions: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a mention reaches over an edge of the stretch, or holds it whole with more."""
    import bisect

    for edge in (start, end):
        i = bisect.bisect_left(mentions, (edge, edge)) - 1
        if i >= 0 and mentions[i][1] > edge and mentions[i][0] < edge:
            return True
    i = bisect.bisect_left(mentions, (start, end + 1))
    return i < len(mentions) and mentions[i][0] == start and mentions[i][1] > end


def _outside(mentions: list[Mention], taken: list[tuple[int, int]]) -> list[Mention]:
    spans = sorted(taken)
    return [m for m in mentions if not _hits(spans, m.start, m.end)]


def _names(reading: Reading, chosen: list[_Found]) -> dict[_Found, tuple[str, str]]:
    """Referent and fullest name of each find: a short form means the fuller one of the same kind in the document."""
    fullest: list[tuple[frozenset[str], str, str, str]] = []
    result: dict[_Found, tuple[str, str]] = {}
    for f in sorted(chosen, key=lambda f: f.start - f.end):
        title = " ".join(reading.quote(f.start, f.end).split())
        content = frozenset(split_words(title)) - _LOWER_LINKS
        same = next((x for x in fullest if x[2] == f.referent or (f.type == "instrument" and x[3] == f.kind and referent.is_local(f.referent) and content <= x[0] and len(content) >= 2)), None)
        if same:
            result[f] = (same[2], same[1])
            continue
        fullest.append((content, title, f.referent, f.kind))
        result[f] = (f.referent, title)
    return result
