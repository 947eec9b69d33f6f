"""Who a noun phrase is, when it is the source of a statement.

Belongs here: from the items of a phrase to a referent: names, offices, bodies, voices of bodies, groups, pronouns.
Does not belong here: finding the phrase (clauses), antecedents in general (deixis).
"""

from __future__ import annotations

import re

from seedline.dataset import referent
from seedline.extract.clauses import INSIDE, RELATIVE, Phrase, Sentence
from seedline.extract.discourse.deixis import INDEFINITE, Deixis, Description
from seedline.extract.discourse.roles import is_subject
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention
from seedline.extract.statements.epithets import described_before, honoured, introduced_before
from seedline.extract.statements.going_on import NEIGHBOURS, GoingOn, Speaker, is_near, is_service
from seedline.extract.statements.leads import named_below
from seedline.extract.statements.papers import Papers
from seedline.reference import Reference

FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "ours", "mine"})
# words between "published" and "by"
LONGEST_DATE = 5
FURTHER = 4
# characters before "the latter"
LATTER = 300
POSSESSIVE = ("'s", "’s")
PREPOSITION = re.compile(r"\b(?:of|for|by|from|in|during|with|to|at)\s")
PARTING = re.compile(r"[,;:()\n]|\b(?:of|for|by|from|in|during|with|to|at|on|and|as)\b")
BELONGING = frozenset({"in", "at", "to", "with", "from"})
AUTHORED = frozenset({"by", "from", "of"})
# what leads to the person by whose mouth a body speaks
MOUTH = frozenset({"through", "via"})
PLURAL_ABBREVIATION = re.compile(r"[A-Z]{2,}s")
FOR_STATE = re.compile(r"\bfor [A-Z]")
OF_SOME = re.compile(r"\bof an?\s")
OWN = re.compile(r"(?:his|her|their)\b", re.IGNORECASE)
DIRECTLY = re.compile(r"\b(?:of|for|by|from|to) (?:the )?(?:[A-Z][\w\-]+ |of |the |and ){0,6}$")
# a paper that the text has told of, no "earlier reports"
KNOWN = re.compile(r"(?:the|this|that|these|those|its|his|her|their|our)\b", re.IGNORECASE)


class Speakers:
    """Speakers by the packs descriptions, offices, organizations and countries."""

    def __init__(self, reference: Reference, deixis: Deixis) -> None:
        self._deixis = deixis
        self.going = GoingOn(deixis)
        self._papers = Papers(reference, deixis)
        # states that share a capital are one that exists and one that did; organisations have members of the former kind only
        existing = {r["country_code"] for r in reference.rows("memberships")}
        self._capitals = {
            r["capital"].casefold(): referent.known("country", r["code"])
            for r in sorted(reference.rows("countries"), key=lambda r: r["code"] in existing)
            if r["capital"]
        }

    def describe(self, text: str) -> Description | None:
        return self._deixis.describe(text)

    @staticmethod
    def is_first_person(sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a phrase is of the first person; "the head of our state" is an office."""
        own = (k for k in range(phrase.first, phrase.last + 1) if sentence.word(k) in FIRST_PERSON and sentence[k].mention is None)
        return any(k == phrase.first or sentence.word(k - 1) != "of" or sentence.tag(k) != "PRP$" for k in own)

    def of(self, sentence: Sentence, phrase: Phrase | None, previous: Speaker | None = None) -> Speaker | None:
        """Who the phrase is, or None if it is nobody who could speak. `previous` is who spoke last."""
        if phrase is None or phrase.first > phrase.last or phrase.first >= len(sentence):
            return None
        first = phrase.first
        while first < phrase.last and sentence.tag(first) in ("CC", "RB"):
            first += 1
        phrase = Phrase(first, phrase.last, phrase.beside)
        start, end = sentence[phrase.first].start, sentence[phrase.last].end
        named = self._named(sentence, phrase, start, end)
        if named is not None or self.is_first_person(sentence, phrase):
            return named or self._own_office(sentence, phrase, start, end, previous)
        together = self._side_by_side(sentence, phrase)
        if together is not None:
            return together
        last = previous.referent if previous is not None else None
        holder = self._deixis.by_initials(sentence.reading, start, end, sentence.quote(phrase.last, phrase.last), last)
        if holder is not None and sentence.tag(phrase.first) == "DT":
            return Speaker(holder, start, end)
        mention = sentence.head(phrase).mention
        if mention is not None and PLURAL_ABBREVIATION.fullmatch(sentence.reading.quote(mention.start, mention.end)):
            return Speaker(None, start, end)
        if mention is not None and mention.type in ("organization", "country") and mention.referent:
            return Speaker(mention.referent, mention.start, mention.end)
        if mention is not None and mention.type == "place":
            name = sentence.reading.quote(mention.start, mention.end)
            # a part of a person's name may be a town's
            who = self._capitals.get(name.casefold()) or self._deixis.bearer(sentence.reading, start, name)
            return Speaker(who, mention.start, mention.end) if who else None
        return (
            self._author(sentence, phrase)
            or self._described(sentence.reading, start, self._with_place(sentence, phrase, end), previous)
            or self._unlisted(sentence, phrase, start, end, previous)
        )

    def _side_by_side(self, sentence: Sentence, phrase: Phrase) -> Speaker | None:
        """Bodies, states or their capitals that nothing but "and" joins: "ASEAN and Australia recognised ..."."""
        items = [i for i in sentence.items[phrase.first : phrase.last + 1] if i.tag != "DT"]
        mentions = (i.mention for i in items if i.mention is not None)
        named = {self._body_of_name(m): m for m in mentions if m.type in ("organization", "country", "place")}
        is_joined = len(named) == 2 and {i.tag for i in items if i.mention is None} == {"CC"} and None not in named
        if is_joined and sentence.word(phrase.first - 1) == ",":
            # "delegates from A, B and C"
            return Speaker(None, items[0].start, items[-1].end)
        return Speaker.together([Speaker(who, m.start, m.end) for who, m in named.items()]) if is_joined else None

    def _body_of_name(self, mention: Mention) -> str | None:
        """The body or state that a name speaks for."""
        return self._capitals.get((mention.name or "").casefold()) if mention.type == "place" else mention.referent

    def again(self, sentence: Sentence, phrase: Phrase, previous: Speaker | None) -> Speaker | None:
        """The person who spoke last, a few lines before, where the phrase is a pronoun that fits them."""
        start, end = sentence[phrase.first].start, sentence[phrase.last].end
        found = self._deixis.describe(sentence.reading.quote(start, end))
        if previous is None or previous.referent is None or referent.type_of(previous.referent) != "person" or previous.end > start:
            return None
        if found is None or found.kind != "pronoun" or "person" not in found.matches:
            return None
        is_other = self._deixis.is_other_gender(sentence.reading, start, previous.referent, found.noun)
        return None if is_other or not is_near(sentence.reading, previous, start, FURTHER) else Speaker(previous.referent, start, end)

    def _own_office(self, sentence: Sentence, phrase: Phrase, start: int, end: int, previous: Speaker | None) -> Speaker | None:
        """'Our President', 'our ministers': an office or group of the speaker's own country; the first person otherwise gives nobody."""
        found = self._deixis.describe(sentence.quote(phrase.first, phrase.last)) if sentence.tag(phrase.first) == "PRP$" else None
        if found is not None and found.kind == "group" and sentence.word(phrase.last + 1) in BELONGING:
            # "our colleagues at the agency tell us": they speak for it
            body = sentence[sentence.after(min(phrase.last + 2, len(sentence) - 1)).last].mention
            if body is not None and body.type == "organization":
                return Speaker(body.referent, start, end)
        return self._described(sentence.reading, start, end, previous) if found is not None and found.kind in ("office", "group") else None

    def _with_place(self, sentence: Sentence, phrase: Phrase, end: int) -> int:
        """Where an office or voice ends with the body it belongs to: "a source in the ministry", "ambassador to Norway"."""
        found = self._deixis.describe(sentence.quote(phrase.first, phrase.last))
        at = phrase.last + 1
        if (
            found is None
            or found.kind not in ("office", "voice", "person")
            or sentence.word(at) not in BELONGING
            or at + 1 >= len(sentence)
        ):
            return end
        return sentence[sentence.after(at + 1).last].end

    def _author(self, sentence: Sentence, phrase: Phrase) -> Speaker | None:
        """Whose paper it is: "a statement by the ministry said", "information from", "a statement issued by", "the ministry's paper"."""
        owned = next((k for k in range(phrase.first + 1, phrase.last) if sentence.tag(k) == "POS" and sentence[k - 1].mention), None)
        if owned is not None:
            paper = self._deixis.describe(sentence.quote(owned + 1, phrase.last))
            if paper is not None and paper.kind == "document":
                return self.of(sentence, Phrase(phrase.first, owned - 1))
        named = sentence[phrase.last - 1].mention if phrase.last > phrase.first else None
        if named is not None and named.type == "organization" and "joint" not in sentence.quote(phrase.first, phrase.last).casefold():
            # "a Foreign Ministry statement"
            paper = self._deixis.describe(sentence.quote(phrase.last, phrase.last))
            if paper is not None and paper.kind == "document" and named.referent:
                return Speaker(named.referent, named.start, named.end)
        made = phrase.last + 1 if sentence.tag(phrase.last + 1) in ("VBN", "VBD") else None
        reach = min(len(sentence), (made + LONGEST_DATE if made is not None else phrase.last + 1) + 1)
        by = next((k for k in range(phrase.first, reach) if sentence.word(k) in AUTHORED), None)
        if by is None or by == phrase.first or by + 1 >= len(sentence):
            return None
        last = min(by - 1, phrase.last)
        last -= sentence.tag(last) == "VBN" and last > phrase.first
        found = self._deixis.describe(sentence.quote(phrase.first, last))
        is_paper = found is not None and found.kind == "document"
        author = self.of(sentence, sentence.after(by + 1)) if is_paper and last <= phrase.last else None
        return author if author is not None and (author.referent or sentence.word(by) != "of") else None

    def _unlisted(self, sentence: Sentence, phrase: Phrase, start: int, end: int, previous: Speaker | None) -> Speaker | None:
        """Speakers that the pack does not know: counted groups ("the three advisors") and names that are no mention."""
        head, reading = sentence.head(phrase), sentence.reading
        if head.mention is not None:
            return None
        text = reading.quote(head.start, head.end)
        counted = any(i.tag == "CD" and i.word.isalpha() for i in sentence.items[phrase.first : phrase.last + 1])
        if (counted and (text.endswith("s") or head.tag == "CD")) or PLURAL_ABBREVIATION.fullmatch(text):
            return Speaker(None, start, end)
        is_alone = phrase.first == phrase.last and head.tag in ("NN", "NNS", "JJ")
        if not text[:1].isupper() or not (head.tag == "NNP" or is_alone):
            return None
        is_heading = reading.line_at(start).role == "title"
        bearer = self._deixis.bearer(reading, start, text, is_heading)
        if bearer is None and sentence.word(phrase.first) == "the" and previous is not None and is_near(reading, previous, start, 0):
            # "the Chief Monitor said": an office no pack knows, behind its holder's words
            bearer = previous.referent
        # whoever has words in quotation marks is somebody: '"...," Lie said'
        is_somebody = phrase.first < phrase.last or sentence.has_quote(0, len(sentence))
        return Speaker(bearer, start, end) if bearer is not None or is_somebody else None

    def _named(self, sentence: Sentence, phrase: Phrase, start: int, end: int) -> Speaker | None:
        reading = sentence.reading
        is_others = self._is_complement(reading, start, end) or self._is_of_group(reading, start, end)
        named = None if is_others else self._person(reading, start, end)
        if named is None and phrase.beside is not None and self._is_name(sentence, *phrase.beside):
            named = self._person(reading, sentence[phrase.beside[0]].start, sentence[phrase.beside[1]].end)
            if named is not None and named.referent is None:
                # "the Co-Chairs of the group (A, B and C)"
                return None
        return named

    @staticmethod
    def _is_name(sentence: Sentence, first: int, last: int) -> bool:
        """Whether an apposition is a person's name with at most a title, no clause: ", minister X,", ", through its spokesman X,"."""
        first += sentence.word(first) in MOUTH
        end = next((k for k in range(first, last + 1) if (m := sentence[k].mention) is not None and m.type == "person"), last + 1)
        unnamed = [i for i in sentence.items[first:end] if i.mention is None]
        is_complement = any(sentence.tag(k) == "IN" for k in (end - 1, end - 2) if k >= first)
        clausal = any(i.is_finite or i.tag in RELATIVE or i.tag in ("WP$", "VBG") for i in unnamed)
        return first <= last and not clausal and not is_complement and not any(i.tag == "IN" and i.word not in INSIDE for i in unnamed)

    @staticmethod
    def _person(reading: Reading, start: int, end: int) -> Speaker | None:
        persons = [m for m in reading.mentions_in(start, end, "person") if m.referent and not reading.text.startswith(POSSESSIVE, m.end)]
        if not persons:
            return None
        between = reading.quote(persons[0].end, persons[-1].start) if len(persons) > 1 else ""
        if len({m.referent for m in persons}) > 1 and (" and " in between or "," in between):
            return Speaker.together([Speaker(m.referent, m.start, m.end) for m in persons])
        who = persons[0]
        for other in persons[1:]:
            if PARTING.search(reading.quote(who.end, other.start)):
                break
            # "Putin ally X": the last of a row of names is the head
            who = other
        return Speaker(who.referent, who.start, who.end)

    def _is_complement(self, reading: Reading, start: int, end: int) -> bool:
        """Whether the phrase is about papers, voices or somebody unnamed, so that a person in it is not the one who speaks: "spokesman of
        President X", "an aide to X"."""
        found = self._deixis.describe(reading.quote(start, end))
        person = next(reading.mentions_in(start, end, "person"), None)
        is_unnamed = INDEFINITE.match(reading.text, start) is not None or (found is not None and found.kind == "group")
        if found is None or person is None or not (is_unnamed or found.kind in ("document", "voice", "body")):
            return False
        before = reading.quote(start, person.start)
        return bool(PREPOSITION.search(before)) and (found.kind == "document" or bool(DIRECTLY.search(before)))

    def _is_of_group(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a person's name only tells which group speaks: "Obama administration officials"."""
        found = self._deixis.describe(reading.quote(start, end))
        last = max((m.end for m in reading.mentions_in(start, end, "person")), default=None)
        is_behind = last is not None and last < end and not PARTING.search(reading.quote(start, end))
        return is_behind and found is not None and found.kind == "group"

    def _described(self, reading: Reading, start: int, end: int, previous: Speaker | None) -> Speaker | None:
        found = self._deixis.describe(reading.quote(start, end))
        if found is None or found.kind == "occasion":
            return None
        is_paper = found.kind == "document" and KNOWN.match(reading.text, start) is not None
        is_owned = found.kind in ("body", "voice", "side") and self._is_owned(reading, start, end)
        is_told_of = is_paper or (is_service(found) and not is_owned)
        if is_told_of and previous is not None and previous.paper and not self._is_of_body(reading.quote(start, end)):
            # "the report says", "according to the press office": of whom it was told before
            return Speaker(previous.paper, start, end)
        if is_paper and "speaker" in found.matches and previous is not None and is_near(reading, previous, start):
            return Speaker(previous.referent, start, end)
        if found.kind == "document":
            is_body = previous is not None and previous.referent is not None and referent.type_of(previous.referent) == "organization"
            spoke = previous.referent if previous is not None and is_body else None
            author = self._papers(reading, start, end, found, spoke)
            if author is not None:
                return Speaker(author, start, end)
        if found.kind in ("office", "person") and (introduced := introduced_before(reading, start, found)) is not None:
            unnamed = self._described(reading, *introduced, None)
            return Speaker(unnamed.referent if unnamed is not None else None, start, end)
        if self.going.is_again_unnamed(reading, found, (start, end), previous):
            return Speaker(previous.referent if previous else None, start, end)
        if found.kind == "group" and "speaker" in found.matches and self.going.is_body_of_many(reading, previous, start):
            return Speaker(previous.referent if previous else None, start, end)
        if found.kind in ("group", "document", "person"):
            spoken_for = self._deixis.body_beside(reading, start, end, found.noun) if "organization" in found.matches else None
            if spoken_for is not None:
                return Speaker(spoken_for, start, end)
            who = self._deixis.compatriot(reading, start, end) if found.kind == "person" else None
            if who is None and "country" in found.matches:
                # "his counterpart from Norway": unnamed, and so the country
                who = next(iter(self._deixis.countries(reading, start, end)), None)
            if who is None and found.kind == "person" and "other" not in found.matches:
                who = described_before(self._deixis, reading, start, end, found)
            return Speaker(who, start, end)
        if found.matches == ("parliamentarian",) and FOR_STATE.search(reading.text, start, end):
            # "the speaker for Norway" in a debate is no speaker of parliament
            return Speaker(next(iter(self._deixis.countries(reading, start, end)), None), start, end)
        if found.kind == "office" and OF_SOME.search(reading.text, start, end):
            # "the head of a commission": nobody whose office the text has told
            return Speaker(self._introduced(reading, found, (start, end), None), start, end)
        if found.kind == "office" and INDEFINITE.match(reading.quote(start, end)):
            return Speaker(self._introduced(reading, found, (start, end), previous), start, end)
        if found.kind == "latter":
            nearest = max(reading.mentions_in(max(0, start - LATTER), start, "person"), key=lambda m: m.end, default=None)
            return Speaker(nearest.referent if nearest is not None else None, start, end)
        if found.kind == "pronoun" and (who := honoured(self._deixis, reading, start, found)) is not None:
            return Speaker(who, start, end)
        if found.kind == "pronoun" and "person" in found.matches and self.going.is_unnamed_voice(reading, previous, start):
            return Speaker(previous.referent if previous else None, start, end)
        if found.kind == "pronoun" and "person" in found.matches and (who := self._deixis.met_before(reading, start, found)) is not None:
            return Speaker(who, start, end)
        if found.kind == "pronoun" and "person" in found.matches and previous is not None and self.going.is_unnamed(reading, previous):
            between = reading.mentions_in(previous.end, start, "person")
            if is_near(reading, previous, start) and not any(is_subject(reading, m) for m in between):
                return Speaker(None, start, end)
        if is_owned:
            # "his spokesman said"
            return Speaker(self._introduced(reading, found, (start, end), None), start, end)
        if (
            found.kind == "pronoun"
            and "person" not in found.matches
            and previous is not None
            and self.going.is_thing(reading, previous, start)
        ):
            return Speaker(previous.referent, start, end)
        if (
            found.kind == "pronoun"
            and "person" in found.matches
            and previous is not None
            and self.going.is_office_of_body(reading, previous, start)
        ):
            return Speaker(previous.referent, start, end)
        if found.kind == "pronoun" and "person" in found.matches:
            office = self._deixis.office_before(reading, start)
            if office is not None:
                return self._described(reading, *office, previous)
        if found.kind == "pronoun" and "person" not in found.matches:
            first, last_char, body = self._deixis.subject_before(reading, start) or (0, 0, None)
            if body is not None and body.kind in ("body", "document"):
                return self._described(reading, first, last_char, previous)
            if body is not None and body.kind == "occasion":  # "The meeting adopted a resolution. It called upon A to act"
                return Speaker(None, start, end)
        if self.going.continues(reading, found, (start, end), previous) or self.going.is_own_voice(reading, found, (start, end), previous):
            return Speaker(previous.referent if previous else None, start, end)
        is_unnamed = found.kind == "voice" and INDEFINITE.match(reading.quote(start, end))
        last = previous.referent if previous is not None and is_near(reading, previous, start) else None
        who = None if is_unnamed else self._deixis.resolve(reading, start, end, last)
        if who is not None and found.kind == "office" and self._is_of_other_state(reading, start, who):
            who = None
        is_named = any(reading.mentions_in(start, end, "organization"))
        if who is None and found.kind == "voice" and not found.matches and is_named and not is_unnamed:
            # "the AU official", who is named before
            who = self._deixis.compatriot(reading, start, end) if introduced_before(reading, start, found) is None else None
        is_of_body = found.kind == "office" and not is_named and self._is_of_body(reading.quote(start, end))
        if who is not None and is_of_body and _is_of_state(reading, who):
            # "the Council President" is no head of state
            is_further = self.going.continues(reading, found, (start, end), previous, FURTHER)
            who = previous.referent if is_further and previous is not None else None
        if who is None and found.kind == "pronoun" and "person" not in found.matches:
            return None
        if (
            who is None
            and found.kind in ("office", "voice")
            and not is_unnamed
            and self.going.continues(reading, found, (start, end), previous, NEIGHBOURS)
        ):
            return Speaker(previous.referent if previous else None, start, end)
        if who is None and found.matches == ("secretary_general",):
            # "The Secretary-General condemns ...", who is never named: the organisation
            who = self._deixis.only_organization(reading)
        if who is None and found.kind == "office" and "other" in found.matches:
            who = self._deixis.compatriot(reading, start, end)
        if who is None and found.kind == "office" and not is_of_body:
            who = described_before(self._deixis, reading, start, end, found)
        if who is None and found.kind in ("voice", "office"):
            who = self._introduced(reading, found, (start, end), previous)
        if who is None and found.kind == "voice":
            who = self._body_of(reading, start, end)
            if who is None and is_service(found):
                who = self._deixis.salient_body(reading, start)
            if (
                who is None
                and not is_unnamed
                and not is_service(found)
                and previous is not None
                and is_near(reading, previous, start)
                and not self._deixis.is_outlet(previous.referent)
            ):
                who = previous.referent
        if who is None and found.kind == "office" and INDEFINITE.match(reading.text, start) is None:
            # "Norway's foreign minister", whom nobody names, speaks as the country
            who = next(iter(self._deixis.countries(reading, start, end)), None)
        return Speaker(who, start, end)

    def _is_of_other_state(self, reading: Reading, start: int, person: str) -> bool:
        """Whether "its minister" stands in a sentence that opens with a state of which a person is no official."""
        here = reading.sentence_at(start)
        if here is None or not reading.text.startswith(("its ", "Its "), start):
            return False
        states, own = self._deixis.countries(reading, here.start, start), self._deixis.states_of(reading, person)
        return len(states) > 0 and bool(own) and not own & set(states)

    def _introduced(self, reading: Reading, found: Description, span: tuple[int, int], previous: Speaker | None) -> str | None:
        """Who is named below as the source that a lead leaves without a name, if no person spoke before."""
        is_lead = previous is None or previous.referent is None or referent.type_of(previous.referent) != "person"
        if not is_lead or not (found.kind == "office" or (found.kind == "voice" and not is_service(found))):
            return None
        body = self._body_of(reading, *span)
        return named_below(self._deixis, reading, span[0], found, body)

    def is_from_paper(self, text: str) -> bool:
        """Whether words name a paper or a press service: "in a statement", "the press office"."""
        found = self._deixis.describe(text)
        return found is not None and (found.kind == "document" or is_service(found))

    def may_speak_for(self, reading: Reading, speaker: Speaker, state: Speaker) -> bool:
        """Whether somebody may be a state's own voice: nobody named, or a person of no other state as far as the text tells; a body's
        own are who holds an office of it."""
        if state.referent is not None and referent.type_of(state.referent) == "organization":
            return any(p.body == state.referent for p in reading.positions if p.person == speaker.referent)
        if speaker.referent is None:
            return True
        own = self._deixis.states_of(reading, speaker.referent)
        return referent.type_of(speaker.referent) == "person" and (not own or state.referent in own)

    def is_elsewhere(self, sentence: Sentence, speaker: Speaker) -> bool:
        """Whether the sentence tells of countries of which a speaker whom it does not name is no official."""
        reading, start, end = sentence.reading, sentence[0].start, sentence[-1].end
        if speaker.referent is None or any(m.referent == speaker.referent for m in reading.mentions_in(start, end)):
            return False
        told, own = set(self._deixis.countries(reading, start, end)), self._deixis.states_of(reading, speaker.referent)
        return bool(told and own) and not told & own

    @staticmethod
    def _is_owned(reading: Reading, start: int, end: int) -> bool:
        """Whether a body or voice is some person's own: "X's office", "his spokesman"."""
        persons = reading.mentions_in(start, end, "person")
        return OWN.match(reading.text, start) is not None or any(reading.text.startswith(POSSESSIVE, m.end) for m in persons)

    def _is_of_body(self, office: str) -> bool:
        """Whether a word for a body stands before the office: "the Assembly President"."""
        bodies = (self._deixis.describe(f"the {word}") for word in PREPOSITION.split(office)[0].split()[:-1])
        return any(b is not None and b.kind == "body" for b in bodies)

    def _body_of(self, reading: Reading, start: int, end: int) -> str | None:
        """The body or country that an unnamed voice speaks for: "the press service of the ministry"."""
        body = next((m.referent for m in reading.mentions_in(start, end, "organization") if m.referent), None)
        cut = PREPOSITION.search(reading.quote(start, end))
        if body is None and cut:
            body = self._deixis.resolve(reading, start + cut.end(), end)
            body = None if body is not None and referent.type_of(body) == "person" else body
        return body or next(iter(self._deixis.countries(reading, start, end)), None)


def _is_of_state(reading: Reading, person: str) -> bool:
    """Whether all offices a person is said to hold are those of states."""
    bodies = [p.body for p in reading.positions if p.person == person]
    return bool(bodies) and all(b is not None and referent.type_of(b) == "country" for b in bodies)
