"""Definite descriptions and pronouns resolved inside one document ("he", "the ministry", "the Head of State").

Belongs here: which earlier mention an expression without a name points back to, by the words of the packs
`descriptions` and `offices`. Does not belong here: names (coreference), events ("the meeting"), anything
across documents.

Method: the antecedent is the nearest preceding mention that fits, subjects first, which is the salience order
of centering theory (Grosz, Joshi and Weinstein 1995); an office fits through the positions that the document
itself states.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from seedline.dataset import referent
from seedline.extract.discourse.genders import Genders
from seedline.extract.discourse.roles import is_partner, is_subject
from seedline.extract.discourse.titled import LONGEST_TITLE, POSSESSIVE, titled, words
from seedline.extract.positions.holders import Holders
from seedline.extract.reading import Reading, Sentence
from seedline.extract.reports import Mention, Position
from seedline.reference import Reference, cells
from seedline.reference.patterns import either

# where a noun phrase's head has passed: prepositions, relative pronouns, punctuation
AFTER_HEAD = re.compile(r"[,;:(]|(?<=[a-z])/|\b(?:of|for|in|at|to|on|from|with|by|who|whose|which|that)\b")
# where a noun phrase's own words end, its "of ..." among them
AFTER_PHRASE = re.compile(r"[,;:(]|\b(?:who|whose|which|that)\b")
INDEFINITE = re.compile(r"(?:an?|one|another)\s(?!of\b)", re.IGNORECASE)
# capital words of a title, whose first letters abbreviate it
INITIAL = re.compile(r"\b[A-Z]\w*")
FEWEST_INITIALS = 2
# "head of the state", "head of our state"
DETERMINERS = frozenset({"the", "our", "this"})
QUOTE_MARKS = frozenset('"“”„«»')
LOOK_BACK = 200
SENTENCES_BACK = 8
# what subjects gain among bodies that fit alike, and for how many sentences
SALIENCE = 0.5
SALIENT_SENTENCES = 4
# rank of an office that stands only before a name
FITTING_TITLE = 3
# rank of an office that is only of the same kind
_BY_KIND = 1


@dataclass(frozen=True, slots=True)
class Description:
    """What the pack says of a head noun: its kind, and what it matches (office kinds, organisation types or mention types)."""

    noun: str
    kind: str
    matches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the pack: its kind and every word of its names."""

    kind: str
    words: frozenset[str]


class Deixis:
    """Resolves descriptions by the given packs (descriptions, offices, organizations, countries)."""

    def __init__(self, reference: Reference) -> None:
        rows = reference.rows("descriptions")
        self._nouns = {
            r["noun"].casefold(): Description(r["noun"], r["kind"], tuple(cells(r["matches"]))) for r in rows if r["kind"] != "gender"
        }
        self.genders = reference.shared(Genders)
        self._holders = reference.shared(Holders)
        self._longest = max((n.count(" ") + 1 for n in self._nouns), default=1)
        self._offices: dict[str, Office] = {}
        for r in reference.rows("offices"):
            for name in (r["office"], *cells(r["aliases"])):
                self._offices.setdefault(" ".join(words(name)), Office(r["kind"], frozenset(words(name)) | frozenset(words(r["office"]))))
        owners = (pair for r in reference.rows("bodies") if r["kind"] == "secretariat" for pair in cells(r["owners"]))
        self._with_secretariat = {referent.known("organization", pair.partition("=")[0]) for pair in owners}
        self._organizations = {referent.known("organization", r["organization_id"]): r for r in reference.rows("organizations")}
        self._organization_words = {
            key: frozenset(words(f"{r['name']} {r['aliases'].replace('|', ' ')}")) for key, r in self._organizations.items()
        }
        self._by_name: dict[str, str] = {}
        for key, r in self._organizations.items():
            for name in (r["name"], r["abbreviation"], *cells(r["aliases"])):
                if name:
                    self._by_name.setdefault(name.casefold(), key)
        self._demonyms = {
            d.casefold(): referent.known("country", r["code"]) for r in reference.rows("countries") for d in cells(r["demonyms"])
        }
        self._demonym = re.compile(rf"\b(?:{either(self._demonyms)})\b" if self._demonyms else r"(?!)", re.IGNORECASE)

    # -- what a phrase is
    def describe(self, text: str) -> Description | None:
        """The pack's row for the head noun of a noun phrase, None when the pack does not know it."""
        cut = AFTER_HEAD.search(text)
        found = self._ending(words(text[: cut.start()] if cut else text))
        if cut and cut.group() == "of":
            # "head of state", "heads of government": the noun itself holds a preposition
            plain = [w for w in words(text) if w not in DETERMINERS]
            head = [w for w in words(text[: cut.start()]) if w not in DETERMINERS]
            found = self._ending(plain[: len(head) + 2], with_of=True) or found
            if found is not None and found.kind == "count":
                # "a number of speakers"
                return self.describe(text[cut.end() :])
        return found

    def _ending(self, tail: list[str], with_of: bool = False) -> Description | None:
        for n in range(min(self._longest, len(tail)), 0, -1):
            noun = " ".join(tail[-n:])
            if noun in self._nouns and (not with_of or " of " in noun):
                return self._nouns[noun]
        return None

    def countries(self, reading: Reading, start: int, end: int) -> list[str]:
        """Countries that a stretch names, by noun or by adjective."""
        named = [(m.start, m.referent) for m in reading.mentions_in(start, end, "country") if m.referent]
        adjectives = [
            (start + m.start(), self._demonyms[m.group().casefold()])
            for m in self._demonym.finditer(reading.quote(start, end))
            if m.group()[0].isupper()
        ]
        return list(dict.fromkeys(r for _, r in sorted(named + adjectives)))

    # -- resolution
    def resolve(self, reading: Reading, start: int, end: int, last: str | None = None) -> str | None:
        """Referent of the pronoun or definite description at `start` to `end`, or None where nothing fits.

        Of several persons who fit an office as well, `last` is preferred, the one who spoke last.
        """
        found = self.describe(reading.quote(start, end))
        if found is None:
            return None
        if found.kind == "pronoun":
            return self._pronoun(reading, start, found)
        if found.kind in ("office", "voice"):
            return self._office(reading, start, end, found, last)
        if found.kind == "body":
            return self._body(reading, start, end, found, last)
        if found.kind == "country":
            return next(iter(self.countries(reading, start, end)), None) or self._nearest(reading, start, {"country"})
        if found.kind == "side":
            named = (m.referent for m in reading.mentions_in(start, end, "organization") if m.referent)
            own = next(iter(self.countries(reading, start, end)), None) or next(named, None)
            return own or (self._nearest(reading, start, {"country"}) if "country" in found.matches else None)
        if found.kind == "home":
            return self.home(reading)
        return None

    def home(self, reading: Reading) -> str | None:
        """The country of the document's publisher, if the packs know it."""
        publisher = reading.field("publisher")
        row = self._organizations.get(self._by_name.get(publisher.value.casefold(), "")) if publisher else None
        return referent.known("country", row["country_code"]) if row and row["country_code"] else None

    def before(self, reading: Reading, start: int) -> Iterator[Mention]:
        """Mentions of the same item before `start`, nearest first, a bounded number of them."""
        at, (first, _) = bisect.bisect_left(reading.mentions, start, key=lambda m: m.start), reading.item_at(start)
        for m in reversed(reading.mentions[max(0, at - LOOK_BACK) : at]):
            if m.start < first:
                return
            yield m

    def bearer(self, reading: Reading, start: int, name: str, or_after: bool = False) -> str | None:
        """The nearest person before (or after) whose name holds the given word, for a part of a name that is no mention itself."""
        persons = [m for m in self.before(reading, start) if m.type == "person"]
        persons += reading.mentions_in(start, reading.item_at(start)[1], "person") if or_after else []
        return next((m.referent for m in persons if name in reading.quote(m.start, m.end).split()), None)

    def _nearest(self, reading: Reading, start: int, types: set[str]) -> str | None:
        return next((m.referent for m in self.before(reading, start) if m.type in types and m.referent), None)

    def compatriot(self, reading: Reading, start: int, end: int) -> str | None:
        """The nearest person before whose office belongs to the country or body in the phrase: "the Iranian guest", "the AU official"."""
        countries, bodies = set(self.countries(reading, start, end)), self._bodies(reading, start, end)
        held = (p for p in reading.positions if p.body is not None and self._belongs(p, bodies, countries))
        fitting = {p.person for p in held} if countries or bodies else set()
        return self._nearest_of(reading, start, fitting, or_after=False) if fitting else None

    def subject_before(self, reading: Reading, start: int) -> tuple[int, int, Description | None] | None:
        """The subject, no name in it, of the sentence before the one at `start`, and what the pack says of it."""
        here = reading.sentence_at(start)
        # a note in brackets ("(See the transcript.)") is no part of what is told
        ordinal = here.ordinal if here is not None else 1
        told = (s for s in reversed(reading.sentences[: ordinal - 1]) if reading.text[s.start] != "(" and not _is_quoted(reading, s, start))
        before = next(told, None)
        if before is None or before.start < reading.item_at(start)[0]:
            return None
        subjects = [t for t in before.tokens if t.dep_ in ("nsubj", "nsubjpass")]
        # "In his meeting with the minister, X, the envoy raised ...": of two, the one beside the verb
        subject = next((t for t in reversed(subjects) if t.head.dep_ == "ROOT"), None)
        if subject is None and not any(t.dep_ == "ROOT" and t.pos_ in ("VERB", "AUX") for t in before.tokens):
            # a broken parse, whose root is no verb
            subject = next(iter(subjects), None)
        if subject is None:
            return None
        return self._unnamed(reading, before, subject)

    def _unnamed(self, reading: Reading, sentence: Sentence, noun: Token) -> tuple[int, int, Description | None] | None:
        """A noun's phrase, up to its end or a first comma or clause, and what the pack says of it; None where it holds a person's name."""
        at = sentence.paragraph.start
        first, end = at + noun.left_edge.idx, at + noun.right_edge.idx + len(noun.right_edge)
        if any(reading.mentions_in(first, end, "person")):
            return None
        after = at + noun.idx + len(noun)
        cut = AFTER_PHRASE.search(reading.text, after, end)
        end = cut.start() if cut else end
        return first, end, self.describe(reading.quote(first, end))

    def met_before(self, reading: Reading, start: int, found: Description) -> str | None:
        """The only person whom the sentence before names, if its subject is who speaks: "I spoke to X. He ..."."""
        here = reading.sentence_at(start)
        before = reading.sentences[here.ordinal - 2] if here is not None and here.ordinal > 1 else None
        if here is None or before is None or before.paragraph is not here.paragraph:
            return None
        subjects = [t.lower_ for t in before.tokens if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"]
        named = [m for m in reading.mentions_in(before.start, before.end, "person") if self.genders.agrees(reading, m, found.noun)]
        is_own = bool(subjects) and subjects[0] in ("i", "we")
        return named[0].referent if is_own and len({m.referent for m in named}) == 1 else None

    def office_before(self, reading: Reading, start: int) -> tuple[int, int] | None:
        """The office without a name that is the subject of the sentence, or of the one before: "The envoy left. He ..."."""
        here = reading.sentence_at(start)
        own = [t for t in here.tokens if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"] if here is not None else []
        if here is not None and own and here.paragraph.start + own[-1].idx < start:
            # "The envoy met X, to whom he conveyed ..."
            first, end, found = self._unnamed(reading, here, own[-1]) or (0, 0, None)
            return (first, end) if found is not None and found.kind == "office" else None
        first, end, found = self.subject_before(reading, start) or (0, 0, None)
        is_voice = found is not None and found.kind == "voice" and found.matches in ((), ("spokesperson",))
        return (first, end) if found is not None and (found.kind == "office" or is_voice) else None

    def _goes_on(self, reading: Reading, start: int, found: Description) -> str | None:
        """Who the subject of the clause or sentence before is, where it is an office without a name or the same pronoun."""
        here = reading.sentence_at(start)
        at = here.paragraph.start if here is not None else 0
        own = [t for t in here.tokens if t.dep_ in ("nsubj", "nsubjpass") and at + t.idx < start] if here is not None else []
        # "The envoy said that talks had failed; he ...": of the sentence's own subjects the nearest that fits
        subjects = [self._unnamed(reading, here, t) for t in reversed(own)] if here is not None and own else []
        before = next((s for s in subjects if s is not None and self._is_person(s[2], found)), None) if own else None
        before = before if own else self.subject_before(reading, start)
        first, end, subject = before or (0, 0, None)
        if not self._is_person(subject, found):
            return None
        who = self.resolve(reading, first, end)
        return who if who is not None and who.startswith("person:") else None

    def _is_person(self, subject: Description | None, pronoun: Description) -> bool:
        """Whether an unnamed subject is an office or the same pronoun."""
        is_same = subject is not None and self.genders.are_same(subject.noun, pronoun.noun)
        return subject is not None and (subject.kind == "office" or is_same)

    def is_other_gender(self, reading: Reading, start: int, who: str | None, pronoun: str) -> bool:
        """Whether a title before some mention of a person tells that the pronoun at `start` is another's."""
        return any(m.referent == who and not self.genders.agrees(reading, m, pronoun) for m in self.before(reading, start))

    def _pronoun(self, reading: Reading, start: int, found: Description) -> str | None:
        """The subject of the nearest sentence before the pronoun, else that sentence's first fitting mention."""
        if "person" in found.matches and (who := self._goes_on(reading, start, found)):
            return who
        by_sentence: dict[int, list[Mention]] = {}
        before = [m for m in self.before(reading, start) if m.type in found.matches and m.referent]
        others = {m.referent for m in before if m.type == "person" and not self.genders.agrees(reading, m, found.noun)}
        for m in before:
            if m.referent in others or is_partner(reading, m, start):
                continue
            if not POSSESSIVE.match(reading.text[m.end : m.end + 2]):
                s = reading.sentence_at(m.start)
                by_sentence.setdefault(s.ordinal if s else 0, []).append(m)
        here = reading.sentence_at(start)
        last = here.ordinal if here else 0
        for ordinal in sorted(by_sentence, reverse=True):
            if last - ordinal > SENTENCES_BACK:
                return None
            mentions = by_sentence[ordinal][::-1]
            return next((m for m in mentions if is_subject(reading, m)), mentions[0]).referent
        return None

    def _office(self, reading: Reading, start: int, end: int, found: Description, last: str | None) -> str | None:
        bodies = self._bodies(reading, start, end)
        countries = set(self.countries(reading, start, end))
        text = reading.quote(start, end)
        cut = AFTER_HEAD.search(text)
        said = {w for w in words(text[: cut.start()] if cut and cut.group() != "of" else text) if w not in self._demonyms} - {"the", "of"}
        fits: dict[str, tuple[int, int]] = {}
        for p in reading.positions:
            if (bodies or countries) and not self._belongs(p, bodies, countries):
                continue
            rank = self._rank(p, said, found)
            if rank and rank > fits.get(p.person, (0, 0)):
                fits[p.person] = rank
        is_narrowed = bool(bodies or countries)
        if not is_narrowed:
            named = titled(reading, self.before(reading, start), said)
            fits = {who: (FITTING_TITLE, 0) for who in named if not self._is_deputy(reading, who, said, found)} | fits
        is_premier = found.matches[:1] == ("head_of_government",)  # of the next item of the premier's news
        if not is_narrowed and ("head_of_state" in found.matches or (reading.items and is_premier)):
            is_introduced = not fits or any(m.referent in fits for m in self.before(reading, start))
            if last not in fits and (found.matches == ("head_of_state",) or not is_introduced):
                # "the Head of State" without a country, or "the President" before anybody is called so, is the publisher's own, who may
                # need no introduction there
                own = self._protagonist(reading, start, set(fits))
                if own is not None and (own in fits or not reading.items):
                    return own
            if found.matches == ("head_of_state",) and (at_home := self._at_home(reading, set(fits))) is not None:
                return at_home
            fits = {person: rank for person, rank in fits.items() if not self._is_other(reading, person, found.noun)}
        if is_narrowed and fits and max(fits.values())[0] == _BY_KIND:
            # "the Belarus President" is no prime minister: presidents need no introduction
            known = self._known_holder(reading, start, countries, bodies, found.noun)
            if known is not None:
                return known
        objects = self._objects(reading, end)
        for best in sorted(set(fits.values()), reverse=True):
            fitting = {person for person, rank in fits.items() if rank == best}
            fitting = fitting - objects or fitting
            # who fits by the kind of office alone has to be known by then: "the Secretary-General" is no director introduced below
            who = last if last in fitting else self._nearest_of(reading, start, fitting, or_after=best[0] > _BY_KIND)
            if who is not None:
                return who
        if (
            is_narrowed
            and "official" in found.matches
            and any(p.person == last and p.body is not None and self._belongs(p, bodies, countries) for p in reading.positions)
        ):
            # "the Kremlin aide" right behind the words of the president's assistant
            return last
        return self._known_holder(reading, start, countries, bodies, found.noun) if is_narrowed and not fits else None

    def _bodies(self, reading: Reading, start: int, end: int) -> set[str]:
        """Bodies that a stretch names, and those whose abbreviation their names hold: "EEC Board" is of the EEC too."""
        named = [m for m in reading.mentions_in(start, end, "organization") if m.referent]
        parents = (self._by_name.get(w.casefold()) for m in named for w in reading.quote(m.start, m.end).split() if w.isupper())
        return {m.referent for m in named if m.referent} | {p for p in parents if p}

    def _known_holder(self, reading: Reading, start: int, countries: set[str], bodies: set[str], office: str) -> str | None:
        """Who is known to hold an office of a country or body, if the document states none of theirs: the nearest before of a country's,
        of a body's ("the UN Secretary-General") anybody of the item."""
        placed = {p.person for p in reading.positions}
        persons = [m for m in self.before(reading, start) if m.type == "person" and m.referent not in placed] if countries else []
        own = (m.referent for m in persons if self._holders.state(m.name or "") in countries)
        named = [m for m in reading.mentions_in(*reading.item_at(start), "person") if m.referent not in placed] if bodies else []
        return next(own, None) or next((m.referent for m in named if self._holders.body(m.name or "", office) in bodies), None)

    def _belongs(self, position: Position, bodies: set[str], countries: set[str]) -> bool:
        """Whether the office belongs to a body or country that the description names; an unstated body contradicts nothing."""
        if position.body is None or position.body in bodies or position.body in countries:
            return True
        states = {referent.known("country", r["country_code"]) for b in bodies if (r := self._organizations.get(b)) and r["country_code"]}
        if position.body in states:
            # "the Kremlin aide" is of Russia
            return True
        code = self._organizations.get(position.body, {}).get("country_code")
        return bool(code) and referent.known("country", code or "") in countries

    def states_of(self, reading: Reading, person: str) -> set[str]:
        """States that a person holds an office of, or of a body of which."""
        bodies = {p.body for p in reading.positions if p.person == person and p.body}
        codes = {r["country_code"] for b in bodies if (r := self._organizations.get(b))}
        return {b for b in bodies if referent.type_of(b) == "country"} | {referent.known("country", c) for c in codes if c}

    def by_initials(self, reading: Reading, start: int, end: int, text: str, last: str | None = None) -> str | None:
        """Who holds the office that an abbreviation stands for: "the NSA", where the text names a National Security Adviser."""
        countries = set(self.countries(reading, start, end))
        known = self.describe(text)
        if not text.isupper() or not text.isalpha() or len(text) < FEWEST_INITIALS or (known is not None and known.kind == "body"):
            return None
        held = [p for p in reading.positions if "".join(w[0] for w in INITIAL.findall(p.title)) == text]
        holders = {p.person for p in held if not countries or self._belongs(p, set(), countries)}
        return last if last in holders else self._nearest_of(reading, start, holders) if holders else None

    def body_beside(self, reading: Reading, start: int, end: int, noun: str) -> str | None:
        """The body in a phrase, else the last one that the noun stood beside: "the Minsk Group Co-Chairs ... the Co-Chairs"."""
        own = next((m.referent for m in reading.mentions_in(start, end, "organization") if m.referent), None)
        if own is not None or INDEFINITE.match(reading.text, start):
            return own
        for m in self.before(reading, start):
            around = reading.text[max(0, m.start - LONGEST_TITLE) : m.start] + reading.text[m.end : m.end + LONGEST_TITLE]
            if m.type == "organization" and m.referent and noun in around.casefold() and not self.is_outlet(m.referent):
                return m.referent
        return None

    def parent(self, body: str | None) -> str | None:
        """The organisation that a body belongs to, if the pack knows it."""
        parent = self._organizations.get(body or "", {}).get("parent_id")
        return referent.known("organization", parent) if parent else None

    def is_outlet(self, organization: str | None) -> bool:
        """Whether a body reports news, and so is named beside whoever it reports on."""
        return self._organizations.get(organization or "", {}).get("type") == "news_outlet"

    def only_organization(self, reading: Reading) -> str | None:
        """The one international organisation that all bodies of the text belong to, if they are of one; forums and groups without a
        secretariat count only where nothing else does; above all that of whom the page calls the secretary-general's spokesman."""
        voices = (p for p in reading.positions if p.body and (d := self.describe(p.title)) is not None and d.kind == "voice")
        voiced = next((p.body for p in voices if words(p.title)[-1] == "secretary-general"), None)
        if voiced is not None:
            return voiced
        rows = [r for m in reading.mentions if m.type == "organization" and (r := self._organizations.get(m.referent or ""))]
        own = {referent.known("organization", r["parent_id"] or r["organization_id"]) for r in rows}
        own = {key for key in own if (r := self._organizations.get(key)) and r["type"] == "intergovernmental_organization"}
        own = own & self._with_secretariat or own
        return own.pop() if len(own) == 1 else None

    def _is_deputy(self, reading: Reading, person: str, said: set[str], found: Description) -> bool:
        """Whether the words of an office only end the title of another that a person holds: "Vice Premier X" is no premier."""
        for p in (p for p in reading.positions if p.person == person):
            title, office = words(p.title), self._offices.get(" ".join(words(p.title)))
            if set(title[-len(said) :]) == said != set(title) and office is not None and office.kind not in found.matches:
                return True
        return False

    def _rank(self, position: Position, said: set[str], found: Description) -> tuple[int, int] | None:
        """How well an office fits: by the words of its title, then by its kind; None when it does not."""
        title = words(position.title)
        office = self._offices.get(" ".join(words(position.office or position.title))) or self._offices.get(" ".join(title))
        known = set(title) | (office.words if office else set())
        noun = words(found.noun)
        if noun[-1] in title and noun[-1] not in words(AFTER_HEAD.split(position.title, maxsplit=1)[0]):
            # "Spokesperson for the Secretary-General" is no secretary-general
            return None
        kind = office.kind if office else ""
        order = len(found.matches) - found.matches.index(kind) if kind in found.matches else 0
        if said == set(title):
            return 4, order
        if set(noun) <= known and (order or not kind):  # "the Secretary-General" is not his assistant
            return (3 if said <= known else 2), order
        # an officer in charge only stands in for the holder
        return (_BY_KIND, order) if order and not ("acting" in known and "acting" not in title) else None

    @staticmethod
    def _is_other(reading: Reading, person: str, noun: str) -> bool:
        """Whether the text names a person beside the bare office, so that it is another's: "the President called President X"."""
        bare = re.compile(rf"\b[Tt]he (?i:{re.escape(noun)})\b(?! (?:of|[A-Z]))")
        for m in reading.mentions:
            here = reading.sentence_at(m.start) if m.referent == person else None
            if here is not None and bare.search(reading.text, here.start, m.start):
                return True
        return False

    @staticmethod
    def _objects(reading: Reading, end: int) -> set[str | None]:
        """Persons named later in the sentence: a subject that is one of them would be a pronoun there."""
        here = reading.sentence_at(end - 1)
        return {m.referent for m in reading.mentions_in(end, here.end, "person")} if here is not None else set()

    def _nearest_of(self, reading: Reading, start: int, referents: set[str], or_after: bool = True) -> str | None:
        """The nearest of some persons before, else who is introduced below; in the nearest sentence that names any, subjects come first."""
        nearest = next((m for m in self.before(reading, start) if m.referent in referents), None)
        if nearest is not None:
            sentence = reading.sentence_at(nearest.start)
            first = sentence.start if sentence is not None else nearest.start
            named = [m for m in reading.mentions_in(first, start, "person") if m.referent in referents]
            return next((m for m in named if is_subject(reading, m)), nearest).referent
        below = reading.mentions_in(start, reading.item_at(start)[1]) if or_after else ()
        return next((m.referent for m in below if m.referent in referents), None)

    def _protagonist(self, reading: Reading, start: int, holders: set[str]) -> str | None:
        """The first person named, if they hold a fitting office or none: a president needs no introduction at home. On a page of several
        items that is no office's own the item's first."""
        publisher = reading.field("publisher")
        is_own = publisher is not None and self.describe(publisher.value) is not None
        opening = 0 if is_own else reading.item_at(start)[0]
        author = reading.field("author")
        by = (author.start, author.end) if author is not None else (0, 0)
        named = reading.mentions_in(opening, start, "person")
        first = next((m.referent for m in named if m.referent and not by[0] <= m.start < by[1]), None)
        return first if first in holders or not any(p.person == first for p in reading.positions) else None

    def _at_home(self, reading: Reading, holders: set[str]) -> str | None:
        """The one of several heads of state who is that of the publisher's own country, as its agencies call nobody else."""
        home = self.home(reading)
        own = {p.person for p in reading.positions if p.person in holders and home is not None and p.body == home}
        return own.pop() if len(own) == 1 else None

    @staticmethod
    def _is_salient(reading: Reading, mention: Mention, start: int) -> bool:
        """Whether a body is what the text just before is about: the subject of a sentence not far back."""
        here, there = reading.sentence_at(start), reading.sentence_at(mention.start)
        is_near = here is not None and there is not None and here.ordinal - there.ordinal <= SALIENT_SENTENCES
        return is_near and is_subject(reading, mention)

    def salient_body(self, reading: Reading, start: int) -> str | None:
        """The body that the text just before is about: the subject of one of the last sentences, no news outlet."""
        bodies = (m for m in self.before(reading, start) if m.type == "organization" and m.referent and not self.is_outlet(m.referent))
        return next((m.referent for m in bodies if self._is_salient(reading, m, start)), None)

    def _body(self, reading: Reading, start: int, end: int, found: Description, last: str | None = None) -> str | None:
        """The nearest organisation of the type or with the noun in its name; adjectives and countries narrow the choice.

        Of several that fit alike, who spoke last comes first, then subjects.
        """
        own = next((m.referent for m in reading.mentions_in(start, end, "organization") if m.referent), None)
        if own:
            return own
        countries = set(self.countries(reading, start, end))
        adjectives = {w for w in words(reading.quote(start, end)) if w not in self._demonyms} - {"the", "of"}
        named = [
            (m.referent, m.name or "", SALIENCE * self._is_salient(reading, m, start))
            for m in self.before(reading, start)
            if m.type == "organization" and m.referent
        ]
        publisher = reading.field("publisher")
        if publisher and publisher.value.casefold() in self._by_name:
            named.append((self._by_name[publisher.value.casefold()], publisher.value, 0.0))
        if not named and reading.line_at(start).role == "title":
            named = [(m.referent, m.name or "", 0.0) for m in reading.mentions_in(end, len(reading.text), "organization") if m.referent]
        if last is not None and any(key == last for key, _, _ in named):
            named.insert(0, next(x for x in named if x[0] == last))
        best, rank = None, 0.0
        for key, name, salience in named:
            row = self._organizations.get(key)
            if countries and not (row and referent.known("country", row["country_code"] or "") in countries):
                continue
            full = self._organization_words.get(key) or frozenset(words(f"{name} {referent.key_of(key)}"))
            noun = words(found.noun)
            if not countries and self.is_outlet(key) and not adjectives <= full | set(noun):
                # "the state news agency" is none without "state" in its name
                continue
            fit = 4 if set(noun) <= full else 2 if len(noun) == 1 and row and row["type"] in found.matches else 0
            fit += bool(fit and adjectives - {noun[-1]} & full)
            if fit and fit + salience > rank:
                best, rank = key, fit + salience
        return best


def _is_quoted(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether a sentence begins a quotation of the same paragraph that closes before `start`: '"Our president left. He ...," he said'."""
    opening = sentence.paragraph.start
    if sentence.start != opening or reading.text[opening] not in QUOTE_MARKS or reading.sentence_at(start) is None:
        return False
    return any(c in QUOTE_MARKS for c in reading.text[opening + 1 : start]) and opening < start < sentence.paragraph.end


@functools.cache
def _packaged() -> Deixis:
    return Deixis(Reference())


def resolve(reading: Reading, start: int, end: int) -> str | None:
    """`Deixis.resolve` with the packaged reference packs."""
    return _packaged().resolve(reading, start, end)
