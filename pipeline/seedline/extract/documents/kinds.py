"""The kind of a document: news, press release, statement, transcript, interview, index or other.

Belongs here: signs of a kind (what the headline calls the text, who published it, turns, items, person and tense of speech)
and weighing them. Does not belong here: the words (pack `document_kinds`), the weights (pack `kind_weights`), roles of lines
(`ingest.layout`).

No sign is sure: each speaks for some kinds and against others by its weight, a log-odds; the kind with the largest sum wins.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from seedline.extract.clauses import FINITE
from seedline.extract.documents import dateline, masthead
from seedline.extract.documents.page import DOMAIN_END, TOKEN, Page, Wording
from seedline.extract.reading import Line
from seedline.reference import Reference, cells, patterns

EVERY = "any"  # a sign that every page shows: how common the kinds are
_MIN_ITEMS = 3
_DATELINE_CHARS = 110
_OPENING_LINES = 8
_LEAD_LINES = 4
_LEAD_CHARS = 1500
# Two questions between dashes make an interview.
_MIN_QUESTIONS = 2
_ASKED = re.compile(r"^\s*[-–—]\s.*\?\s*$")
_ANSWERED = re.compile(r"^\s*[-–—]\s.*[^?\s]\s*$")
_LABEL = re.compile(r"^[^\w\n]*(?P<label>[A-Z][\w.'’-]*(?:\s[\w.'’-]+){0,6}?)(?:\s*\([^()]*\)|,\s[^:,]{2,60})?\s*:\s*(?:\S|$)")
# A quotation that its paragraph leaves open goes on to the paragraph's end.
# Between single marks, it has three words or more and ends with a stop or comma, or before one.
_QUOTED = re.compile(r"[\"“«„][^\"”»“\n]*(?:[\"”»“]|$)|(?<!\w)['‘](?=\w+\s\w+\s).*?(?:[,.!?…]['’](?!\w)|['’](?=[,.;:]|$))", re.MULTILINE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
# "The envoy noted that our country ...": the words of a third person's country are no speech.
_TOLD = re.compile(r"(?<!\bI )(?<!\b[Ww]e )\b(?:[a-z]+ed|said)\s+that\b")
# A speech has a word of the first person in this many of its words.
_FIRST_PERSON_SHARE = 0.008
# The tense of a headline by the tag of its verb; "Ministers to meet" has no finite one.
_TENSES = {"VBZ": "present", "VBP": "present", "VBD": "past", "VB": "future"}
_AHEAD = frozenset({"TO", "VB"})
# A body speaks ("The Council condemns ...") once or more in so many words.
_PERFORMATIVE_WORDS = 200
# `THE PRESIDENT: Good morning.`
_SPEAKER = re.compile(r"^\W*[A-Z][A-Z.'’ -]{3,50}:\s+\S")
_QUESTION = re.compile(r"^Q\b[.:]?\s+[A-Z(]")
_NUMBERED = re.compile(r"^\s*\(?(?:\d{1,3}|[ivxIVX]{1,6})[.)]\s*\S")
_TEASER = re.compile(r"(?:\.\.\.|…|\[\.\.\.\])\s*$")
# "SG/SM/21435", "GA/12345"
_SYMBOL = re.compile(r"[A-Z]{2,4}(?:/[A-Z]{1,5})*/\d{2,6}(?:[-/][A-Z\d.()/-]+)?")
_ADDRESS = re.compile(r"(?:https?://|www\.|\b(?=[\w-]+\.[\w-]+/))(?P<host>[\w.-]+)(?:/(?P<path>\w+))?", re.IGNORECASE)
# "Displaying 11 - 20 of 730", "1 2 3 4 ... 37"
_PAGING = re.compile(r"^[^\W\d]*\s*\d+\s?[-–]\s?\d+\s(?:of|/)\s\d+$|^\W*(?:\d{1,3}\s+){3,}(?:\W|\d|[A-Z][a-z]+\b)*$")
_MANY_CUES = 3
# "..., and"
_GOES_ON = re.compile(r"[;,](?:\s+and)?\s*$")
# A headline among others has this many words or more, what stands below it still more.
_HEADLINE_WORDS = range(6, 26)
_TEASER_WORDS = 10
_OPEN = re.compile(r"[^\s.:;,!\"”)]$")
_CLOSED = re.compile(r"[.…”\"]$")
_BRACKETS = ("()", "[]")
# "💬 Mr Minister,"
_SALUTES = (",", "!")
# "FINAL COMMUNIQUE" on a line of its own.
_NAME_CHARS = 40
# "Given Family (02:18):" above what they say.
_TIMED = re.compile(r"^\s*[A-Z][^\n:()]{1,60}\s\(\d?\d:\d\d(?::\d\d)?\):?\s*$")
_COUNTRY_REACH = 45
# Between an office and whose it is: "Minister of Foreign Affairs and Trade of the".
_HELD = re.compile(r"\s(?:of|for)\s(?:(?:of|for|and|the|&|[A-Z][\w’'-]*,?)\s)*")
# "1 month 2 weeks ago" below an item's headline
_AGE = re.compile(r"\W*(?:\d+\s[a-z]+\s){1,3}ago\W*")
_CRUMB = re.compile(r"\s[>»›|/]\s")
# The name of a list is no longer than this.
_LIST_WORDS = 8


def likeliest(weights: Mapping[str, Sequence[float]]) -> tuple[str, float]:
    """The kind with the greatest sum of log-odds, and its probability. Sums are exact, so that the order of weights decides no tie; of
    kinds that tie the first by name is taken."""
    sums = {kind: math.fsum(own) for kind, own in sorted(weights.items())}
    best = max(sums, key=lambda kind: sums[kind])
    return best, 1 / math.fsum(math.exp(value - sums[best]) for value in sums.values())


def _is_item(text: str, below: str) -> bool:
    """A headline and a paragraph below it; "Minister: We agree" is one, too, where no other speaker follows."""
    text, below = text.strip(), below.strip()
    return (
        len(text.split()) in _HEADLINE_WORDS
        and text[0].isupper()
        and bool(_OPEN.search(text) and _CLOSED.search(below))
        and not (_LABEL.match(text) and _LABEL.match(below))
        and len(below.split()) >= _TEASER_WORDS
    )


def _unquoted(texts: Sequence[str]) -> Iterator[str]:
    """Paragraphs without those that go on with a quotation left open above them: up to its closing mark, or all where the paragraph
    that opens it tells of a speaker."""
    odd = [i for i, text in enumerate(texts) if text.count('"') % 2]
    inside: set[int] = set()
    for first, last in itertools.zip_longest(odd[::2], odd[1::2], fillvalue=len(texts)):
        is_closed = last < len(texts) and texts[last].rstrip().endswith('"')
        if is_closed or (last == len(texts) and _TOLD.search(texts[first].rpartition('"')[0])):
            inside.update(range(first + 1, last + is_closed))
    yield from (text for i, text in enumerate(texts) if i not in inside)


class Kinds:
    """Tells the kind of a page whose title, publisher and author are known."""

    def __init__(self, wording: Wording, reference: Reference) -> None:
        self._wording = wording
        either = wording.either
        self._record = re.compile(
            rf"^\W*(?:{either('record_title', 'line')})\.?\s[A-Z][A-Z'’-]{{2,}}(?:\s\([^()]*\)|\sof\s[A-Z]\w+)?\.\s+\S"
        )
        self._first_person = frozenset(wording.words("first_person", "text"))
        self._performative = frozenset(wording.words("statement", "performative"))
        self._mark = re.compile(rf"^\s*(?:{either('speech_mark', 'line')})")
        self._stage = re.compile(rf"\((?:{either('stage', 'line')})(?:\s[^()]{{1,60}})?\.?\)", re.IGNORECASE)
        self.more = re.compile(
            rf"(?:^|[.!?]\s)(?:{either('more', 'line')})[\s»›>→]*$|^\W*(?:{either('more', 'line')})\s*[-–—:]\s", re.IGNORECASE
        )
        self._asks = re.compile(rf"^\W*(?:{either('question', 'label')})\s*(?:\([^()]*\)\s*)?:", re.IGNORECASE)
        self._plain_label = re.compile(rf"(?:{either('question', 'label')}|{either('answer', 'label')})", re.IGNORECASE)
        demonyms = {w for r in reference.rows("countries") for w in cells(r["demonyms"])}
        heads = patterns.either({r["word"] for r in reference.rows("title_words") if r["role"] == "head"}).replace(r"\ ", r"[\s-]")
        short = either("short", "title")
        self._demonym = re.compile(rf"\b(?:{patterns.either(demonyms)})\b")
        # "Ruritanian First Deputy Foreign Minister"
        self._foreign_officer = re.compile(
            rf"\b(?:{patterns.either(demonyms)})\s(?:[A-Z][\w-]+\s){{0,3}}?(?i:{heads})\b|\b(?:{patterns.either(demonyms)})\s(?:{short})\b"
        )
        # "Today, the Prime Minister spoke ...", "Minister Elphberg received ..."
        time = rf"(?:(?i:{either('deictic', 'lead')})|On\s[^,]{{3,30}}),?\s(?:[^,]{{3,20}},\s)?"
        officer = rf"(?:[Tt]he\s)?(?:[A-Z][\w-]+\s){{0,3}}?(?i:{heads})\b"
        # "Deputy Foreign Minister meets ...", "PM receives ..."
        self._headline_officer = re.compile(rf"\W*(?:[Tt]he\s)?(?:(?:[A-Z][\w-]+\s){{0,3}}?(?i:{heads})|{short})\b(?![’']s)")
        # "The following Council statement was issued", not "made the following statement"
        self._follows = re.compile(
            rf"(?:^|[.:]\s+)(?:The following|(?:Following|Below) (?:is|are))(?:\s[\w’'-]+){{0,5}}\s(?i:{either('statement', 'alone')})s?\b"
        )
        self._own_officer = re.compile(rf"\W*(?:date:? \d{{4}}-\d\d-\d\d\s+)?(?:{time})?(?P<officer>{officer})")
        self._official = {r["label"] for r in reference.rows("web_domains") if r["kind"] == "official"}
        self._weights: dict[str, list[tuple[str, float]]] = {}
        for r in reference.rows("kind_weights"):
            self._weights.setdefault(r["sign"], []).append((r["kind"], float(r["weight"])))

    def kind(self, page: Page, *, is_reprint: bool) -> tuple[str, float]:
        """The kind and how sure it is. `is_reprint`: the headline names a paper that printed the text."""
        weights: dict[str, list[float]] = {}
        for sign in {EVERY, *self.signs(page, is_reprint=is_reprint)}:
            for kind, weight in self._weights.get(sign, ()):
                weights.setdefault(kind, []).append(weight)
        return likeliest(weights)

    def signs(self, page: Page, *, is_reprint: bool) -> Iterator[str]:
        """Names of the signs that the page shows."""
        texts = [page.text(line) for line in page.body]
        head = [line for line in page.head if line.role in ("dateline", "byline") or line in page.body[:_LEAD_LINES]]
        lead = " ".join(page.text(line) for line in head)[:_LEAD_CHARS]
        yield from self._of_headline(page)
        yield from self._of_publisher(page, is_reprint=is_reprint)
        yield from self._of_turns(page, texts)
        yield from self._of_list(page, texts)
        yield from self._of_story(page, texts)
        for kind in ("interview", "transcript", "statement", "press_release", "other"):
            if self._wording.says(kind, "lead", lead):
                yield f"{kind} in the lead"
        if self._wording.says("statement", "full_text", lead):
            yield "full text"
        if any(self._follows.search(page.text(line)) for line in head):
            yield "statement follows"
        credits = " ".join(page.text(line) for line in page.filled if line.role in ("boilerplate", "byline"))
        if self._wording.says("press_release", "furniture", credits):
            yield "release in furniture"
        if self._wording.says("news", "furniture", credits):
            yield "newspaper's furniture"
        if self._is_speech(texts):
            yield "speech"
        if self._declares(page):
            yield "body speaks"
        if sum(self._opens_recital(page, line) for line in page.body) >= _MIN_ITEMS:
            yield "recitals"
        if sum(bool(_NUMBERED.match(t)) for t in texts) >= _MIN_ITEMS:
            yield "numbered"

    # ------------------------------------------------------------------ headline and publisher
    def _of_headline(self, page: Page) -> Iterator[str]:
        """The kind that the headline names as its own ("Remarks by ..."), not as its news ("Minister regrets remarks")."""
        head = page.headline
        beside = [
            piece
            for line in page.head[:_OPENING_LINES]
            if line.role != "title"
            for piece in (_CRUMB.split(page.text(line)) if line.role == "boilerplate" else [page.text(line)])
            if len(piece) < _NAME_CHARS
        ]
        for kind in ("press_release", "interview", "transcript", "statement"):
            alone = self._wording.words(kind, "alone")
            if any(self._wording.says(kind, "title", t) or " ".join(TOKEN.findall(t)).casefold() in alone for t in beside):
                yield f"{kind} named beside"
        if not head:
            yield "no headline"
            return
        opens_as_kind = False
        for kind in ("press_release", "interview", "transcript", "statement"):
            m = self._wording.search(kind, "title", head)
            opens_as_kind = opens_as_kind or (m is not None and m.start() == 0)
            if m and page.title and self._is_label(page, page.title.start + m.start(), page.title.start + m.end()):
                yield f"{kind} in the headline"
        is_short = len(head.split()) <= _LIST_WORDS
        if is_short and (self._wording.says("index", "title_start", head) or self._wording.says("index", "title_end", head)):
            yield "index in the headline"
        if self._wording.says("short", "title", head):
            yield "short headline"
        if self._wording.says("other", "title_start", head):
            yield "other in the headline"
        if self._opens_with_officer(page):
            yield "officer opens the headline"
        if page.title and not opens_as_kind:  # in "Statement by A on B Calls with C" nobody calls
            tags = [t.tag_ for s in page.sentences(page.title.start, page.title.end) for t in s.tokens]
            finite = next((tag for tag in tags if tag in FINITE), "VB" if _AHEAD.issubset(tags) else "")
            if finite in _TENSES:
                yield f"headline in the {_TENSES[finite]}"

    def _opens_with_officer(self, page: Page) -> bool:
        """ "Minister receives ...", "Deputy Foreign Minister Elphberg ...": an officer of the page's own body, as no country's is named."""
        m = self._headline_officer.match(page.headline)
        if m is None or page.title is None or page.is_wire or self._demonym.search(m[0]):
            return False
        end = page.title.start + m.end()
        held = next(page.reading.mentions_in(end, page.title.end, "country", "organization"), None)
        is_held = held is not None and _HELD.fullmatch(page.reading.quote(end, held.start))  # "Minister of Transport of Ruritania"
        return not is_held and not any(page.reading.mentions_in(page.title.start, end, "country", "organization", "place", "person"))

    @staticmethod
    def _is_label(page: Page, start: int, end: int) -> bool:
        """No finite verb stands in front of these words of the headline, nor right behind them; or brackets around them."""
        sentence = page.reading.sentence_at(start)
        around = page.reading.text[start - 1 : start] + page.reading.text[end : end + 1]
        if sentence is None or page.headline.isupper() or around in _BRACKETS:
            return True
        offset = sentence.paragraph.start
        quoted = [m.span() for m in _QUOTED.finditer(page.reading.text, page.title.start if page.title else start, start)]
        front = [t for t in sentence.tokens if page.title and page.title.start <= t.idx + offset < start]
        front = [t for t in front if not any(a <= t.idx + offset < b for a, b in quoted)]
        behind = next((t for t in sentence.tokens if t.idx + offset >= end and not t.is_punct), None)
        return not any(t.tag_ in FINITE for t in front) and (behind is None or behind.tag_ not in FINITE)

    def _of_publisher(self, page: Page, *, is_reprint: bool) -> Iterator[str]:
        p = page.publisher
        if p and self._wording.is_distributor(p.value):
            yield "distributor"
        elif p and self._wording.is_office(p.value):
            yield "office"
        elif p and not is_reprint:
            known = self._wording.type_of(p.value)
            is_named = self._wording.says("news", "publisher", p.value) or self._is_domain(p.value)
            is_outlet = known == "news_outlet" or (not known and (page.is_wire or is_named))
            yield "wire" if page.is_wire else "outlet" if is_outlet else "publisher"
        is_office = p is not None and self._wording.is_office(p.value)  # its press officer signs
        if page.author and not is_office and not self._wording.says("office", "name", page.author.value):
            yield "author"
        if self._is_official(page):
            yield "official address"

        if any(line.role == "dateline" and _SYMBOL.fullmatch(page.text(line).strip()) for line in page.head):
            yield "symbol"

    def _is_domain(self, name: str) -> bool:
        """ "zenda.com": a site's address for its name, and no office's."""
        return bool(DOMAIN_END.search(name.casefold())) and not self._official & set(name.casefold().split("."))

    def _is_official(self, page: Page) -> bool:
        """The page gives its own address, and that is an office's."""
        for line in page.head:
            for m in _ADDRESS.finditer(page.text(line)) if line.role == "boilerplate" else ():
                labels = m["host"].casefold().split(".")
                handle = (m["path"] or "").casefold() if len(labels) <= 2 and len(labels[0]) == 1 else ""  # t.me/NAME
                if self._official & set(labels) or any(len(w) > 2 and handle.startswith(w) | handle.endswith(w) for w in self._official):
                    return True
        return False

    # ------------------------------------------------------------------ the text's form
    def _of_turns(self, page: Page, texts: list[str]) -> Iterator[str]:
        """Labelled turns, the style of parliamentary records, marks of speech, what a stenographer adds."""
        labels: Counter[str] = Counter()
        asked = sum(bool(_ASKED.match(t)) for t in texts)
        answered = sum(bool(_ANSWERED.match(t)) for t in texts)
        named = outlets = questions = 0
        for line, text, below in zip(page.body, texts, [*texts, ""][1:], strict=True):
            if _is_item(text, below):
                continue
            is_spoken = _LABEL.match(text) or text.rstrip().endswith(_SALUTES) or self._is_speech([text])
            if (self._mark.match(text) and is_spoken) or self._record.match(text):
                yield "record"
                return
            if _QUESTION.match(text) or self._asks.match(text):
                questions += 1
            m = _LABEL.match(text)
            if m and m["label"].split()[-1][0].isupper() and not self._plain_label.fullmatch(m["label"]):  # not "The minister said:"
                labels[m["label"]] += 1
                label = line.start + m.start("label"), line.start + m.end("label")
                named += any(page.reading.mentions_in(*label, "person"))
                outlets += any(
                    self._wording.type_of(page.reading.quote(x.start, x.end), x.name or "") == "news_outlet"
                    for x in page.reading.mentions_in(*label, "organization")
                )
        if (asked >= _MIN_QUESTIONS and answered >= _MIN_QUESTIONS) or questions >= _MIN_QUESTIONS:
            yield "questions"
        elif questions:
            yield "one question"
        if outlets:
            yield "outlets ask"
        timed = sum(bool(_TIMED.match(t)) for t in texts)
        if timed >= 2 or named >= 2 or (labels.total() >= 3 and max(labels.values()) >= 2):
            yield "turns"
        elif named or any(
            _SPEAKER.match(t) and self._wording.says("speaker", "title", t.partition(":")[0]) for t in texts[:_OPENING_LINES]
        ):
            yield "one speaker"
        if any(self._stage.search(t) for t in texts):
            yield "stage directions"

    def _of_list(self, page: Page, texts: list[str]) -> Iterator[str]:
        """Items of an index page: dated, teased, credited or cut short one below the other."""
        days = [i for i, _ in masthead.items(page.reading, page.expressions)]
        kept = [line.start for line in page.filled if line.role in ("body", "title")]
        items = [i for i, after in itertools.pairwise([*days, len(page.reading.text)]) if any(i <= start < after for start in kept)]
        filled = [page.text(line) for line in page.filled]
        aged = sum(bool(_AGE.fullmatch(t)) for t in filled)
        if (len(items) >= _MIN_ITEMS and len(texts) >= _MIN_ITEMS) or aged >= _MIN_ITEMS:
            yield "dated items"
        if sum(bool(self.more.search(t)) for t in filled) >= _MIN_ITEMS:
            yield "links to more"
        if any(_PAGING.search(t) for t in filled):
            yield "paging"
        above = [line for line in page.body if page.title and line.start < page.title.start]
        if sum(line.is_long for line in above) >= _MIN_QUESTIONS:
            yield "text above the headline"
        if sum(bool(_TEASER.search(t)) for t in texts) >= 2:
            yield "teasers"
        headlines = sum(itertools.starmap(_is_item, itertools.pairwise([*([page.headline] if page.title else []), *texts])))
        if headlines >= _MIN_ITEMS and sum(line.is_long for line in page.body) <= 2 * headlines:
            yield "headlines"
        if sum(self._has_wires_dateline(page, line) for line in page.body) >= _MIN_ITEMS:
            yield "several stories"
        dated = sum(line.role == "dateline" for line in page.filled)
        if dated >= _MIN_ITEMS or sum(line.role == "byline" for line in page.filled) >= _MIN_ITEMS:
            yield "several datelines"

    @staticmethod
    def _has_wires_dateline(page: Page, line: Line) -> bool:
        """A story begins: "STRELSAU, May 5 (Agency) -", "STRELSAU – "."""
        found = dateline.find(page.reading.text, line.start, line.end, page.expressions)
        return found is not None and page.is_placed(found)

    def _of_story(self, page: Page, texts: list[str]) -> Iterator[str]:
        """A newspaper's story: its cues, weekdays without a date, a capital dateline; an office's account of its own doings."""
        text = " ".join(texts)[:5000]
        for name, kind, where in (("story", "news", "text"), ("story's manner", "news", "style"), ("account", "press_release", "text")):
            if cues := self._wording.find_all(kind, where, text):
                yield name if len(cues) < _MANY_CUES else f"plain {name}"
        first = next(iter(page.body), None)
        if first is None:
            return
        lead = [e for e in page.expressions if first.start <= e.start < first.start + _LEAD_CHARS]
        if any(e.form == "weekday" and not e.first.day for e in lead):
            yield "weekday"
        opening = page.text(first)[:_LEAD_CHARS]
        foreign = self._foreign_officer.search(opening)
        if foreign:
            yield "officer of a country"
        m = self._own_officer.match(opening)
        reach = first.start + (m.end() if m else 0)
        named = page.reading.mentions_in(first.start + m.start("officer"), reach + _COUNTRY_REACH, "country", "organization") if m else ()
        of = {x.type for x in named}
        is_foreign = m is not None and foreign is not None and foreign.start() <= m.end()  # "Ruritanian President Elphberg arrived ..."
        if m and "country" not in of and not is_foreign:
            yield "officer of a body opens" if of else "officer opens"
        if self._wording.says("deictic", "lead", opening):
            yield "today"
        if self._wording.says("source", "lead", opening):
            yield "source named"
        if self._names_outlet(page):
            yield "outlet in the text"
        if any(e.first.day and e.first.month and e.start - first.start < 30 for e in lead):
            yield "opens with the day"
        for line, d in page.datelines:
            if line.role == "body" and not d.agency and d.is_dated:
                yield "dateline with year" if self._has_year(page, line) else "dateline with day"
                if any(page.reading.mentions_in(*d.place, "country")):
                    yield "country's dateline"
            elif line.role == "body" and not d.agency and any(page.reading.mentions_in(*d.place, "place", "country")):
                yield "bare dateline"

    def _names_outlet(self, page: Page) -> bool:
        """Another outlet than the publisher is named in the text, not as one that asks."""
        own = page.publisher.value.casefold() if page.publisher else ""
        for line in page.body:
            for m in page.reading.mentions_in(line.start, line.end, "organization"):
                name = page.reading.quote(m.start, m.end)
                is_label = page.leads(line, m.start) and _LABEL.match(page.text(line))
                if self._wording.type_of(name, m.name or "") == "news_outlet" and name.casefold() != own and not is_label:
                    return True
        return False

    @staticmethod
    def _has_year(page: Page, line: Line) -> bool:
        return any(e.is_full for e in page.expressions if line.start <= e.start < line.start + _DATELINE_CHARS)

    @staticmethod
    def _opens_recital(page: Page, line: Line) -> bool:
        """ "Recalling its resolution ...;", "Decides to remain seized.": a verb without a subject begins the line."""
        text = page.text(line)
        start = line.start + len(text) - len(text.lstrip(" \t0123456789.()–-•*"))
        token = page.reading.token_at(start) if start < line.end else None
        tags = ("VBG", "VBZ", "VBN") if _GOES_ON.search(text) else ("VBG", "VBZ")
        # not "According to the envoy, the talks ...", whose main verb stands behind
        is_main = token is not None and (token.dep_ == "ROOT" or bool(_GOES_ON.search(text)))
        return is_main and token is not None and token.tag_ in tags and not any(c.dep_ == "nsubj" for c in token.children)

    def _declares(self, page: Page) -> bool:
        """ "We welcome ...", "The Council condemns ...": what a body does by saying so, in the present, again and again."""
        tokens = []
        for line in page.body:
            quoted = [m.span() for m in _QUOTED.finditer(page.reading.text, line.start, line.end)]
            for s in page.sentences(line.start, line.end):
                spans = ((t, t.idx + s.paragraph.start) for t in s.tokens)
                tokens += [t for t, at in spans if not any(a <= at < b for a, b in quoted)]
        acts = [t for t in tokens if t.tag_ in ("VBZ", "VBP") and t.lemma_ in self._performative]
        return len(acts) >= _MIN_QUESTIONS and len(acts) * _PERFORMATIVE_WORDS >= len(tokens)

    def _is_speech(self, texts: list[str]) -> bool:
        """First person outside quotation marks, reported speech and what dashes set off in a story ("- We agree, said the minister.")."""
        is_asked = sum(bool(_ASKED.match(t)) for t in texts) >= _MIN_QUESTIONS
        texts = [t for t in texts if is_asked or not _ANSWERED.match(t)]
        said = _QUOTED.sub(" ", "\n".join(_unquoted(texts))[:60_000])
        own = " ".join(s for s in _SENTENCES.split(said) if not _TOLD.search(s))
        tokens = [t for t in TOKEN.findall(own) if t != "i" and (len(t) == 1 or not t.isupper())]  # "US" is no "us", "i)" no "I"
        spoken = sum(t.casefold() in self._first_person for t in tokens)
        return len(tokens) > 30 and spoken >= 3 and spoken >= _FIRST_PERSON_SHARE * len(tokens)
