"""What one line of a page looks like: furniture, a date, a byline, a site's name, a headline.

Belongs here: tests of a line by its own form and words. Does not belong here: neighbours and place on the page
(`layout`), any word of any site's furniture (packs `page_furniture`, `calendar_words`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seedline.ingest.patterns import OFFSET, alternation, begin, clock_pattern, date_pattern
from seedline.reference import Reference, cells
from seedline.reference.patterns import either

# What counts as a paragraph of running text: a closing mark and this many words.
_BODY_WORDS = 12
TITLE_WORDS = range(2, 60)
_TITLE_CHARS = 400
_CRUMB_WORDS = 7
# So many times of day on a line are opening hours.
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_HOURS = 3
# Words in small letters among five or more: no name of a section or a site.
_PROSE = re.compile(r"(?=.*\s[a-z]{4,}\s)(?:\S+\s+){4,}\S+$")
_DATELINE_RESIDUE = 8
# Up to this many words beside a date need no sign that they are no headline.
_FREE_RESIDUE = 3
_BYLINE_WORDS = 12
BLOCK_WORDS = 25
_NOTICE_WORDS = 60
# Longer lines are no number, path or counter; some of those patterns take time that grows with the square of a line.
_SHORT = 200
PLACE_WORDS = 5
_CAPTION_CHARS = 600
_CODE_CHARS = 4
# Shorter small words stand inside names, too.
_WORD_CHARS = 4
# A labelled date has no more words than this: label, weekday, day, month, year, clock, zone, twice over.
_MASTHEAD_WORDS = 16
WORD = re.compile(r"\w[\w'’.-]*")
CRUMB = re.compile(r"\s*(?:»|›|→|>|\||·|•|::|\\)\s*|\s+[/:]\s+|\t+")
ARROW = re.compile(r"[»›→>]|\s\\\s")
_TAG = re.compile(r"^(?:[#@][\w’'-]+[\s,;]*)+$")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PATH = re.compile(r"^(?:(?=\S*/)[\w./ -]{3,120}|[\w-]{3,80})\.[A-Za-z]\w{1,4}$")
# "WATCH | Ministers meet": a prompt to another page.
_PROMPT = re.compile(r"^[A-Z]{3,}(?: [A-Z]{3,})? \| ")
_RULE = re.compile(r"^[\s\-–—_=*~#+.·•|/\\<>«»`]+$")
# "* * *": a pause in the text.
_BREAK = re.compile(r"^\*(?:\s?\*){1,4}$")
_COUNT = re.compile(r"^[\W_]*\d[\d\s.,]*\s?[KkMmКк]?[\W_]*$")
# What a date and a clock leave of "04-07-2024 19:46   3 118"; sections stand apart from a date ("2020-01-16 | Politics").
_COUNTERS = re.compile(r"(?!.*\b(?:19|20)\d\d\b)[^\w\n]*\d[\d\W]*[KkMm]?\W*")
_DIGIT = re.compile(r"\d")
_AFTER_DATE = re.compile(r"^\s+[|•·]\s|\s[|•·]\s+$")
# "Reception: +00 (12) 34-56-78"
_PHONE = re.compile(r"^[^\W\d][\w ]{2,30}:\s*\+?[\d(][\d\s()./-]{7,}$")
_HEX = re.compile(r"^[\W_]*(?:[0-9a-f]{16,}|[0-9A-F]{16,})[\W_]*$")
# "1 of 3 | The ministers arrive", "[1/2] The ministers arrive": a picture among others.
_GALLERY = re.compile(r"^\W*\d{1,2}\s?(?:of|/)\s?\d{1,2}(?:\]\s|\s*\|\s|\s{2,})(?=\S)|^\s*[•*]\s+\d{1,2}\sof\s\d{1,2}\s+\S")
# "UN Photo/Given Family"
_CREDIT_ALONE = re.compile(r"^\W*[A-Z]{2,}(?:\s[A-Z][a-z]+)?/[A-Z][a-z][\w'’-]*(?:\s[A-Z][\w.'’-]*)+\W*$")
# "Press release 32/2022"
_NUMBERED = re.compile(r"\s(?:[Nn]o\.?\s?)?\d{1,4}(?:[/-]\d{2,4})\W*$")
# "ZENDA – News from Ruritania", "News - Latest from Ruritania": an outlet's name or a section, and what it offers.
_SLOGAN = re.compile(r"\s[-–—|]\s")
_LOCALE = re.compile(r"\b[a-z]{2}-[A-Z]{2}\d?\b")
_ADDRESS = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\w"
_NUMBER = re.compile(
    r"^[\W_]*(?:(?:[A-Z][a-z]+\s)?(?:\d{1,5}\s?[-–]\s?)?\d{1,5}\s?(?:of|/|из)\s?\d{1,5}|(?:\d+-){2,}\d{4}|[A-Z]{1,6}(?:/[A-Z0-9.-]+)*/\d[\w./()-]*)[\W_]*$"
)
# "SC/14872", "STATEMENT/15/6088": a document's own symbol.
_SYMBOL = re.compile(r"^\s*(?:[A-Z]{3,} )?(?:[A-Z]{2,12}(?:/[A-Z]{1,8})*/(?:\d{4,6}|\d\d/\d{2,5}|\d{4}/\d{1,5})(?:[-/][A-Z\d.()/-]+)?)\s*$")
# "Council holds its 5th meeting" is a headline, "Council 5th meeting" names a sitting.
_VERB_LIKE = re.compile(r"\b(?!of\b|the\b|and\b|th\b)[a-z]{2,}")
# A picture's file stands above its caption.
IMAGE_FILE = re.compile(r"^\s*[\w() .-]{1,80}\.(?:jpe?g|png|gif|webp|tiff?|bmp)\s*$", re.IGNORECASE)
PICTURE_NUMBER = re.compile(r"\W*\d{1,2}\s?/\s?\d{1,3}\W*")
# A line of the head that stands in brackets: a page range, a note on the copy.
BRACKETED = re.compile(r"^(?:[\[(](?!\w+\s*\))[^\[\]()]{2,120}[\])]|\[[^\[\]]{2,160}\])$")
# Three short items or more, with wide gaps between them.
_MENU = re.compile(r"^\W*(?:\w[\w.'’&-]*(?:[ \xa0]\w[\w.'’&-]*){0,2}(?:\s{2,}|\t)){2,}\w[\w.'’&-]*(?:[ \xa0]\w[\w.'’&-]*){0,2}\W*$")
# A reader's act with one of the page's tools ("Save for later", "Copy link to clipboard") is no longer than this.
_TOOL_LINE_WORDS = 8
# "5 min readLast updated": a line break was lost.
_GLUE = re.compile(r"(?<=[a-z])(?=[A-Z])")
LETTER = re.compile(r"[^\W\d_]")
_GAP = re.compile(r"\S\s{2,}(?=\S)")
_FILE_SIZE = re.compile(r"(?<!\w)\d+(?:[.,]\d+)?\s?(?:[KkMm][Bb]|bytes)\b")
# "Seen: 120", "+15 °C", "USD 89.3 EUR 97.2", "00:00 / 03:21".
_READING = re.compile(
    r"^\W*(?:[^\W\d_]+(?:\s[^\W\d_]+){0,3}\s*:\s*\d[\d\s.,]*\s?[KkMm]?|\d+\s?°\s?[CF]?|(?:[A-Z]{3}\s*\d+[.,]\d+\W*)+|\d?\d:\d\d\s*/\s*\d?\d:\d\d)\W*$"
)
# "['Summit', 'Name Surname']": tags as a programme wrote them.
_LIST = re.compile(r"^\[(?:'[^'\n]{1,80}'|\"[^\"\n]{1,80}\")(?:,\s*(?:'[^'\n]{1,80}'|\"[^\"\n]{1,80}\"))*\]$")
# "statements-releases": the name of a section in an address.
_SLUG = re.compile(r"^[a-z]{2,}(?:[-_][a-z\d]+){1,6}(?:\s\d[\d.,]*)?$")
# "md74", "9341**2050", "AGENCY05052020000071ID11": a programme's mark.
_CODE = re.compile(r"^(?=\S*\d)[a-z]{1,6}\d{1,6}$|^\d+\*+\d+$|^(?=(?:\D*\d){8})[A-Z\d]{12,}$")
# Two rates of exchange or more: "USD 89.3 EUR 97.2".
_RATES = re.compile(r"(?:\b[A-Z]{3}\s*\d+[.,]\d+\b\W*){2}")
# "... in Lisbon. AGENCY/Name Surname": a picture's credit without brackets.
_CREDITED = re.compile(r"[.)]\s+[A-Z][A-Za-z-]+(?:\s[Pp]hoto)?/[A-Z](?:[^/\d.]|(?<=\b[A-Z])\.){2,30}(?:/[^/\d.]{2,30})*\.?$")
PLACE_LINE = re.compile(r"^(?:the\s+)?[A-Z][\w.'’-]*(?:,?\s+(?:of\s+|the\s+|de\s+|el\s+|al\s+)?[A-Z][\w.'’-]*){0,5}$")
BULLET = re.compile(r"^\s*(?:--|[-–—*•▪◾●◦‣]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
# A dateline without a date: "LIMA, Peru (Agency) -".
_WIRE = re.compile(r"^[A-Z][\w.'’-]*(?:[ ,/]{1,2}[A-Z][\w.'’-]*){0,5}\s?(?:\([A-Z][^()\n]{1,30}\)|/[A-Z][^/\n]{1,30}/)\s?(?:[-–—_:]|\.\s)")
_PLACES = re.compile(r"(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3},\s){1,3}")
# What follows a dateline's date: an agency in brackets or between strokes, or a dash, and then running text.
_RUN_IN = re.compile(r"\W{0,3}(?:[(\[/][^()\[\]/]{1,60}[)\]/]\W{0,4}|[-–—]\s*)(?:\S+\s+){4}\S")
# "Given Family", "Given Family, Agency", "Given Family / Given Family".
_ONE_NAME = r"(?:[^\W\d_][\w'’-]*\.?\s+){1,3}[^\W\d_][\w'’-]+"
_NAME = re.compile(rf"^{_ONE_NAME}(?:\s?/\s?{_ONE_NAME}|,\s(?:[A-Z][\w.-]*\s?){{1,3}})?$")


@dataclass(slots=True)
class PageLine:
    """A line under classification; `is_closed` says that it ends in a closing mark, `is_wrapped` that it is a piece of a paragraph
    broken into lines of one length."""

    text: str
    words: int
    is_closed: bool
    role: str = "body"
    is_wrapped: bool = False

    @property
    def is_body(self) -> bool:
        return self.is_wrapped or (self.is_closed and self.words >= _BODY_WORDS)


class Forms:
    """Tests of lines; made once, used for many pages."""

    def __init__(self, reference: Reference) -> None:
        words: dict[str, list[str]] = {}
        for row in reference.rows("page_furniture"):
            words.setdefault(row["kind"], []).extend(cells(row["words"]))
        self._phrases = alternation(words["phrase"])
        self._starts = re.compile(begin(words["start"]), re.IGNORECASE)
        self._anywhere = alternation(words["anywhere"])
        self._notices = alternation(words["notice"])
        self._footer = re.compile(rf"^\s*[-–—*•]\s+(?:{either([w.upper() for w in words['footer']])})(?!\w)")
        self.blocks = {w.casefold() for w in words["block"]}
        self._masthead = re.compile(begin(words["masthead"]), re.IGNORECASE)
        self._masthead_end = re.compile(rf"\b(?:{either(words['masthead_end'])})\W*$", re.IGNORECASE)
        names = ((r["name"], r["abbreviation"], *cells(r["aliases"])) for r in reference.rows("organizations"))
        self._organizations = {name.casefold() for row in names for name in row if name}
        self._outlets = {r["name"].casefold() for r in reference.rows("organizations") if r["type"] == "news_outlet"}
        countries = ((r["name"], r["official_name"], *cells(r["aliases"]), *cells(r["demonyms"])) for r in reference.rows("countries"))
        self._countries = {r["name"].casefold() for r in reference.rows("countries")}
        self._states = {r["official_name"].casefold() for r in reference.rows("countries")} - self._countries
        lands = {w.casefold() for row in countries for name in row for w in WORD.findall(name)}
        self._site_words = lands | {w.casefold() for w in words["site_word"]}
        self._site_cores = {w.casefold() for w in words["site_word"] if len(w) > len("the")} - lands
        self._cities = {w.casefold() for w in words["site_city"]}
        self._site_words |= self._cities
        self._site_heads = {w.casefold() for w in words["site_head"]}
        self._office = re.compile(begin(words["office"]), re.IGNORECASE)
        sitting = either(words["sitting"])
        self._sitting = re.compile(
            rf"(?:[\w.,'’-]+\s+){{0,8}}\d+(?:st|nd|rd|th)(?:\s*(?:&|and)\s*\d+\w\w)?\s+(?:{sitting})(?:\s*\([^()]*\))?\*?", re.IGNORECASE
        )
        self._common = {r["word"] for r in reference.rows("common_words")}
        self._codes = {w.casefold() for w in words["language_code"]}
        self._languages = {w.casefold() for w in words["language_name"]}
        self._clock = clock_pattern(words["zone"])
        self._zone = re.compile(rf"\b(?:{either(words['zone'])}|[A-Z]{{1,4}}T)\b(?:\s?{OFFSET})?|{OFFSET}")
        self._caption_start = re.compile(begin(words["caption_start"]), re.IGNORECASE)
        self._contacts = re.compile(begin(words["contact_start"]), re.IGNORECASE)
        particles = {r["word"].casefold() for r in reference.rows("name_particles")}
        languages = {r["language"]: frozenset(cells(r["words"])) - particles for r in reference.rows("language_words")}
        self._english = languages.pop("en")
        self._tongues = list(languages.values())
        self._caption = re.compile(
            rf"[(\[][^\w()\[\]]*(?i:{begin(words['credit']).removeprefix('^')})[^()\[\]]*[)\]]\W*$"
            rf"|(?:[A-Z][\w.'’-]*\s){{2}}\((?:\d?\w+\s)?(?:{either(words['caption_side'])})\)"
            r"|[(\[][A-Z][^()\[\]/\d]*/[^()\[\]/\d]*/[^()\[\]/\d]*[)\]]$|\.\s*[(\[][A-Z][\w-]+/[A-Z][\w.-]+\s[A-Z][\w.-]+[)\]]$"
            r"|\.\s\|\s[A-Z]{2,}[A-Z /.&-]*$"
            rf"|[(\[](?:[A-Z][\w.-]*\s){{1,3}}(?i:{either(words['credit'])})[)\]]\W*$"
            rf"|(?:\s[-–—]\s|/)(?i:{either(words['credit'])})$"
            rf"|[.?!]\s(?i:{either(words['credit'])}):?\s[A-Z][\w/ .-]{{1,40}}$|(?:/|\s)[Hh]andout(?:\svia\s[A-Z]+)?$|\svia\s[A-Z]{{2,}}$"
        )
        # "[Photo1] The ministers arrive"
        self._numbered_caption = re.compile(rf"[\[(](?:{either(words['credit'])})\s?\d{{1,2}}[\])]", re.IGNORECASE)
        self._credit = re.compile(rf"{begin(words['credit'])}(?:\s?[:/©]|\sby\b)", re.IGNORECASE)
        self._updated = re.compile(begin(words["updated"]), re.IGNORECASE)
        self._act = re.compile(
            rf"^\W*(?:please\s+)?(?:{either(words['tool_verb'])})(?!\w|\s+(?:of|in|against|between|by)\b)", re.IGNORECASE
        )
        self._tool = alternation(words["tool"])
        self._counted = re.compile(rf"^\W*\d[\d.,]*[KkMm]?\s+(?:{either(words['counted'])})\b", re.IGNORECASE)
        counted = either(words["counted"])
        self._counter = re.compile(rf"(?<![\w:])\d[\d.,]*[KkMm]?\s+(?:{counted})\b|\b(?:{counted})(?::\s*|\s*\()\d", re.IGNORECASE)
        self._signed = re.compile(begin(words["signed"]), re.IGNORECASE)
        self._linking = re.compile(rf"\s(?:{either(words['linking'])})$", re.IGNORECASE)
        self._contact = re.compile(
            rf"{_ADDRESS}|(?<!\w)\+\d[\d\s()-]{{8,}}\d|\b(?:{either(words['contact'])})\w*(?:\s[Nn]umber)?\.?\s*:?\s*\+?\s?\(?\d[\d\s()./-]{{5,}}",
            re.IGNORECASE,
        )
        # "... with the U.S.", "... King, Jr.": a full stop that closes no sentence.
        self._abbreviated = re.compile(rf"(?:\b[A-Z]\.){{2,}}$|\b(?:{either(words['abbreviation'])})\.$")
        turns: dict[str, list[str]] = {}
        for row in reference.rows("turns"):
            turns.setdefault(row["kind"], []).append(row["text"])
        self._question = re.compile(rf"^\W*(?:{either([*turns['question'], *turns['answer']])})\s*:\s", re.IGNORECASE)
        kinds = [w for r in reference.rows("document_kinds") if r["where"] == "title_label" for w in cells(r["words"])]
        self._kind = re.compile(rf"^\W*(?:(?:[A-Z][\w'’-]*|of|the|for|and)\s){{0,7}}?(?i:{either(kinds)})(?!\w)")
        listed = {r["where"]: cells(r["words"]) for r in reference.rows("document_kinds") if r["kind"] == "index"}
        self._section = re.compile(rf"^{begin(listed['title_start'])}|(?:{either(listed['title_end'])})\W*$", re.IGNORECASE)
        self._kind_end = re.compile(rf"(?:^|[ -])(?:{either(kinds)})\W*$", re.IGNORECASE)
        record = [w for r in reference.rows("document_kinds") if r["kind"] == "record_title" for w in cells(r["words"])]
        self.record = re.compile(rf"^\W*(?:{either(record)})\.?\s[A-Z][A-Z'’-]{{2,}}[^.]{{0,40}}\.\s+\S")
        self._language_words = self._codes | self._languages | {w.casefold() for w in words["language_word"]}
        self.title_label = re.compile(begin(words["title_label"]) + r"\s*\S", re.IGNORECASE)
        self._date_labels = alternation(words["date_label"])
        self.byline = re.compile(begin([*words["byline_start"], *words["publisher_start"]]), re.IGNORECASE)
        self._issued = re.compile(begin(words["publisher_start"]), re.IGNORECASE)
        self._issuing = re.compile(begin(words["issuing_office"]), re.IGNORECASE)
        self.issuer = alternation(words["byline_words"])
        calendar: dict[str, list[str]] = {}
        for row in reference.rows("calendar_words"):
            calendar.setdefault(row["kind"], []).extend(cells(row["words"]))
        self._source = re.compile(begin(words["source_label"]) + r"\s*:\s*(?-i:[\"“]?[A-Z])", re.IGNORECASE)
        self._month = re.compile(rf"\b(?:{either(calendar['month'])})\s+(?:19|20)\d\d\b", re.IGNORECASE)
        self.date = date_pattern(calendar["month"], calendar["weekday"])

    def is_furniture(self, line: PageLine) -> bool:
        text = line.text.strip()
        if _BREAK.match(text):
            return False
        if len(_CLOCK.findall(text)) >= _HOURS and not line.is_closed:
            return True  # "Mon - Thur 8:30 am - 5:00 pm, Friday 8:30 am - 4:00 pm"
        if line.words == 0 or _RULE.match(text) or _TAG.match(text) or (_PROMPT.match(text) and not line.is_closed):
            return True
        if _LIST.match(text) or (len(text) < _SHORT and not line.is_closed and _RATES.search(text)):
            return True
        if len(text) < _SHORT and (
            (any(p.match(text) for p in (_HEX, _PATH, _NUMBER, _SLUG, _CODE, _PHONE)) and not self.date.fullmatch(text))
            or (_COUNT.match(text) and not self.date.search(text))
        ):
            return True
        links = _LINK.findall(text)
        if links and line.words - sum(len(WORD.findall(u)) for u in links) <= 10 and not line.is_body:
            return True
        if len(text) < _SHORT and not line.is_closed and _MENU.match(text) and not self.date.search(text):
            return True
        if len(text) < _SHORT and (_FILE_SIZE.search(text) or _READING.match(text)) and line.words <= _TOOL_LINE_WORDS:
            return True
        if len(text) < _SHORT and self._act.match(text) and len(self._tool.findall(text)) > line.words // (_TOOL_LINE_WORDS + 1):
            return True
        if self._is_language_switch(text) or (self._contact.search(text) and line.words <= _NOTICE_WORDS and not line.is_body):
            return True
        if line.words <= _NOTICE_WORDS and self._notices.search(text):
            return True
        if line.words > BLOCK_WORDS:
            return False
        return (
            bool(self._starts.match(text))
            or (not line.is_closed and line.words <= PLACE_WORDS * 2 + 1 and bool(self._counted.match(text)))
            or ((not line.is_closed or text.endswith(":")) and bool(self._anywhere.search(text)))
            or self._is_only_furniture(text)
        )

    def is_signature(self, text: str) -> bool:
        """ "(Signed) Given Family": the offices of who signed stand below it."""
        return bool(self._signed.match(text))

    def opens_footer(self, text: str) -> bool:
        """ "- ABOUT ZENDAThe Union ...": the first item of the block in which a site tells of itself."""
        return bool(self._footer.match(text))

    def is_caption(self, line: PageLine) -> bool:
        """It ends in a picture's credit, or tells who stands where in the picture."""
        text = line.text.strip()
        if self._caption_start.match(text) or text.startswith("©"):
            return len(text) < 2 * _CAPTION_CHARS
        if _CREDIT_ALONE.match(text) or self._numbered_caption.match(text):
            return True
        is_short = line.words <= _NOTICE_WORDS and len(text) < _CAPTION_CHARS
        return is_short and bool(self._caption.search(text) or _CREDITED.search(text) or _GALLERY.match(text))

    def is_link(self, text: str) -> bool:
        """An address stands in it."""
        return bool(_LINK.search(text))

    def is_credit(self, text: str) -> bool:
        """ "Photo: AGENCY": whose picture stands above."""
        return bool(self._credit.match(text)) and len(text) < _SHORT

    def is_counted(self, line: PageLine) -> bool:
        """It counts readers or their remarks: "5 May 2020 | 2,317 views"."""
        return len(line.text) < _SHORT and not line.is_closed and bool(self._counter.search(line.text))

    def opens_contacts(self, text: str) -> bool:
        """ "For more information contact"."""
        return bool(self._contacts.match(text))

    def ends_as_issuer(self, text: str) -> bool:
        """ "Ruritanian Press Team": capitalised words that end in an office's."""
        m = self.issuer.search(text)
        return m is not None and not text[m.end() :].strip() and bool(PLACE_LINE.match(text.strip()))

    def names_issuer(self, text: str) -> bool:
        """ "Issued by the Ministry of ..."."""
        return bool(self._issued.match(text))

    def is_english(self, text: str) -> bool:
        return not self._english.isdisjoint(w.casefold() for w in WORD.findall(text))

    def is_foreign(self, line: PageLine) -> bool:
        """A line in another language: none of English's commonest words, a quarter of its words another's or with its letters."""
        words = [w for w in WORD.findall(line.text[: _SHORT * 2]) if w.islower()]
        least = max(2, line.words / 4)
        if line.words < PLACE_WORDS or len(words) < least or self.is_english(line.text):
            return False
        return sum(not w.isascii() for w in words) >= least or any(sum(w in own for w in words) >= least for own in self._tongues)

    def is_symbol(self, line: PageLine) -> bool:
        """The symbol of a document, or the sitting that a record reports on: part of the masthead."""
        text = line.text.strip()
        if len(text) >= _SHORT:
            return False
        return bool(
            _SYMBOL.match(text)
            or (line.words <= PLACE_WORDS and _NUMBERED.search(text) and self.names_kind(text))
            or (self._sitting.fullmatch(text) and not _VERB_LIKE.search(text.partition("(")[0].rsplit(" ", 1)[0]))
        )

    def is_update(self, line: PageLine) -> bool:
        """When a page was last changed; counters may be glued to it: "2 min readLast updated: 5 May 2020"."""
        text = line.text[:_SHORT]
        glue = _GLUE.search(text)
        if glue and not LETTER.search(self._phrases.sub(" ", text[: glue.end()])):
            text = text[glue.end() :]
        return bool(self._updated.match(re.sub(r"^\W+", "", text)))

    def is_dated_update(self, line: PageLine) -> bool:
        """ "01 Jul. 2021 - | Last updated: 02 Jul. 2021 08:14"."""
        m = self.date.match(line.text[:_SHORT].lstrip(" •-|"))
        return bool(m and self._updated.match(re.sub(r"^\W+", "", m.string[m.end() :])))

    def is_labelled_date(self, line: PageLine) -> bool:
        """ "Published: 5 May 2020, 10:00", "date: '2020-05-05'": nothing but a date, a clock and the words that announce them."""
        if line.words > _MASTHEAD_WORDS or not self.date.search(line.text):
            return False
        bare = self._zone.sub(" ", self._clock.sub(" ", self.date.sub(" ", line.text)))
        rest, count = self._date_labels.subn(" ", bare)
        return bool(count) and not WORD.search(rest) and "|" not in rest

    def _is_language_switch(self, text: str) -> bool:
        """A row of language codes or names, perhaps beside other short items."""
        if len(text) > 200:
            return False
        locales = len(_LOCALE.findall(text))
        if locales:
            return locales >= 2 or len(text) < 12
        tokens = re.findall(r"[^\s|/,;:()\[\]»›•·–—-][^\s|/,;:()\[\]»›•·]*", text)
        if tokens and all(t.casefold() in self._language_words for t in tokens) and any(len(t) > 3 or not t.isascii() for t in tokens):
            return True
        codes = sum(self._is_code(t) for t in tokens)
        small = sum(t.casefold() in self._codes for t in tokens)
        return (codes >= 2 and codes * 4 >= len(tokens)) or (small == len(tokens) and small >= 2)

    def _is_code(self, token: str) -> bool:
        """A language's name or code; two small Latin letters are words more often than codes."""
        folded = token.casefold()
        return folded in self._languages or (folded in self._codes and (token.isupper() or len(token) > 2 or not token.isascii()))

    def _is_only_furniture(self, text: str) -> bool:
        """Nothing is left when furniture, dates, clocks and numbers are taken away; dates alone are no furniture."""
        bare = self._zone.sub(" ", self._clock.sub(" ", self.date.sub(" ", text)))
        rest, count = self._phrases.subn(" ", bare)
        if WORD.search(re.sub(r"\d[\d.,\s]*[KkMm]?\b", " ", rest)):
            return False
        if count:
            return bare.strip() == text.strip() or bool(_DIGIT.search(bare)) or not _AFTER_DATE.search(bare)
        return bare.strip() != text.strip() and bool(_COUNTERS.fullmatch(bare))

    def is_dateline(self, line: PageLine) -> bool:
        """A date and little else: clock, place, agency, author; or a clock alone."""
        bare, count = self.date.subn(" ", line.text)
        if not count:
            return bool(self._clock.fullmatch(line.text.strip(" ,|")))
        bare, clocks = self._clock.subn(" ", bare)
        residue = len(WORD.findall(bare))
        if residue > _FREE_RESIDUE and not clocks and not self.byline.match(line.text.strip()) and not self._is_set_off(line.text):
            return False
        return residue <= _DATELINE_RESIDUE and not (line.is_closed and residue > _FREE_RESIDUE)

    def _is_set_off(self, text: str) -> bool:
        """The date stands apart from the words beside it, as "Name, Office, 5 May" does and "the 5 May attack" does not."""
        m = self.date.search(text)
        before, after = (self._date_labels.sub(" ", text[: m.start()]).rstrip(" `*:"), text[m.end() :].lstrip(" `*)")) if m else ("", "")
        return (not before or before[-1] in ",|–—-/(•·") and (not after or after[0] in ",|–—-/(•·.")

    def is_place_and_day(self, line: PageLine) -> bool:
        """ "Lisbon, Portugal, 5 May 2020": capitalised names with commas behind them, and the day."""
        text = line.text.strip().rstrip(".")
        m = self.date.search(text)
        return m is not None and m.end() == len(text) and bool(_PLACES.fullmatch(text[: m.start()]))

    def is_address(self, text: str) -> bool:
        """ "Old Harbour, Greater Strelsau, Ruritania": names with commas between them, the last one a country's."""
        *places, country = (p.strip() for p in text.split(","))
        is_named = country.casefold() in self._countries and bool(_PLACES.fullmatch("".join(f"{p}, " for p in places)))
        return len(places) > 1 and is_named and not any(p.casefold() in self._countries for p in places)

    def is_byline(self, line: PageLine) -> bool:
        is_open = not line.is_closed or line.text.rstrip().endswith(":")
        text = line.text.strip()
        words = len(WORD.findall(text.partition("|")[0])) if line.words <= BLOCK_WORDS else line.words  # "By NAME | Agency | Updated: ..."
        return words <= _BYLINE_WORDS and is_open and bool(self.byline.match(text))

    def is_by_alone(self, text: str) -> bool:
        """ "By": who wrote the text stands on the next line."""
        return not WORD.search(self.byline.sub("", text.strip(), count=1))

    def is_issuer(self, line: PageLine) -> bool:
        """ "Office of the Spokesperson", "Delivered by NAME, OFFICE": who issued or read the text."""
        return line.words <= BLOCK_WORDS and not line.is_closed and bool(self._issuing.match(line.text))

    def without_dates(self, text: str) -> int:
        """Number of words besides dates and clocks."""
        return len(WORD.findall(self._clock.sub(" ", self.date.sub(" ", text))))

    def is_run_in(self, text: str) -> bool:
        """A dateline with the text's first words on the same line: "Lisbon, 3 March (Agency) - The ministers of ..."."""
        if _WIRE.match(text[:_SHORT]):
            return True
        m = self.date.search(text[:_SHORT])
        before = text[: m.start()].strip(" ,.") if m else ""
        return m is not None and bool((not before or PLACE_LINE.match(before)) and _RUN_IN.match(text, m.end()))

    def may_be_title(self, line: PageLine, *, is_closed_too: bool = False) -> bool:
        """It has a title's length and no other form; `is_closed_too`: with a closing mark as well."""
        text = line.text.strip()
        if self.byline.match(text) or self._question.match(text) or BRACKETED.match(text):
            return False
        if not text[:1] or len(text) > _TITLE_CHARS or line.words not in TITLE_WORDS or BULLET.match(text):
            return False
        return is_closed_too or not line.is_closed or text.endswith(("?", "!", "...", "…")) or self.is_abbreviated(text)

    def is_abbreviated(self, text: str) -> bool:
        """Its last full stop closes no sentence."""
        return bool(self._abbreviated.search(text))

    def is_cut(self, text: str) -> bool:
        """It breaks off at a word that needs another: "Letter dated 5 May 2020 from the Permanent Representative of"."""
        return bool(self._linking.search(text))

    def names_kind(self, text: str) -> bool:
        """It begins or ends like the name of a kind of document: "Statement by ...", "Regional Communiqué", "Latest news"."""
        return bool(self._kind.match(text) or (len(text) < _SHORT and self._kind_end.search(text)))

    def opens_as_kind(self, text: str) -> bool:
        """ "Statement by ...", not "Ministers hold press conference"."""
        return bool(self._kind.match(text))

    def is_section(self, text: str) -> bool:
        """The name of a section, or of what a list holds: "Newsroom", "Tag: Ruritania", "Latest news", "Central Asia"."""
        if BULLET.match(text) or self._tool.fullmatch(text.strip(" #*")):
            return False
        return bool(self._phrases.fullmatch(text.strip(" #*")) or self._section.search(text))

    def is_source(self, line: PageLine) -> bool:
        """ "Source: Ruritanian News Agency"; an address behind the label is a link."""
        return (
            line.words <= PLACE_WORDS + _CRUMB_WORDS
            and not line.is_closed
            and not _LINK.search(line.text)
            and bool(self._source.match(line.text))
        )

    def is_month(self, text: str) -> bool:
        """ "(September 2010)": a month and its year."""
        return bool(self._month.search(text))

    def opens_with_date(self, text: str) -> bool:
        return bool(self.date.match(text[:_SHORT].lstrip()))

    def is_turn_or_byline(self, text: str) -> bool:
        return bool(self.byline.match(text) or self.record.match(text))

    def is_menu(self, text: str) -> bool:
        """Short items with wide gaps between them, or languages beside other words."""
        tokens = re.findall(r"[^\s|/,;:()\[\]»›•·]+", text)
        codes = (self._is_code(t) or (len(t) <= _CODE_CHARS and any(c.isalpha() and not c.isascii() for c in t)) for t in tokens)
        return len(_GAP.findall(text)) >= 2 or sum(codes) >= 2

    def is_site_name(self, line: PageLine) -> bool:
        text = line.text.strip()
        if line.words < 4 or self.is_only_site(text) or self._sitting.fullmatch(text):
            return True
        if line.words <= 8 and self._office.match(text) and all(w[0].isupper() for w in text.split() if len(w) > 3):
            return True
        parts = _SLOGAN.split(text, maxsplit=1)
        is_headed = parts[0].casefold() in self._outlets or bool(self._phrases.fullmatch(parts[0]))
        if len(parts) > 1 and is_headed and line.words <= 8:
            return True
        said = [w for w in WORD.findall(text) if w.islower() and len(w) >= _WORD_CHARS and w not in self._site_words | self._site_heads]
        is_named = self._masthead.match(text) and not said
        return line.words <= 10 and bool(is_named or (line.words <= 6 and self._masthead_end.search(text)))

    def is_only_site(self, text: str) -> bool:
        """A body's or a state's name, or nothing but such names' words: "Embassy of Ruritania in Utopia", "Foreign Ministry English"."""
        tokens = [w.casefold().removesuffix("'s").removesuffix("’s") for w in self._without_codes(WORD.findall(text[:_SHORT]))]
        name = " ".join(tokens[1:] if tokens[:1] == ["the"] else tokens)
        if name in self._organizations or " ".join(tokens) in self._organizations or name in self._states:
            return len(text) < _SHORT
        is_made_of = all(t in self._site_words or t in self._site_heads or t in self._languages for t in tokens)
        has_core = len(tokens) <= PLACE_WORDS and any(t in self._site_cores for t in tokens)
        is_name = not text.lstrip()[:1].islower() or tokens[:1] == ["the"]  # not "to the Permanent Council"
        return len(text) < _SHORT and is_name and is_made_of and (has_core or any(t in self._site_heads for t in tokens))

    def _without_codes(self, tokens: list[str]) -> list[str]:
        """Without the language switch beside a site's name ("EN RU  Ministry of ..."); other scripts' codes are short."""
        kept = [t for t in tokens if not (self._is_code(t) or (not t.isascii() and len(t) <= _CODE_CHARS))]
        return kept or tokens

    def is_crumb(self, line: PageLine) -> bool:
        parts = [p for p in CRUMB.split(line.text.strip()) if p.strip()]
        if (
            len(parts) == 2
            and not ARROW.search(line.text)
            and _PROSE.match(parts[0].strip())
            and len(WORD.findall(parts[1])) <= PLACE_WORDS
        ):
            return False  # "Ministers agree on a plan | Zenda Herald"
        short = parts[:-1] if ARROW.search(line.text) or len(parts) > 2 else parts
        return len(parts) > 1 and not line.is_closed and all(len(WORD.findall(p)) <= _CRUMB_WORDS or self._masthead.match(p) for p in short)

    def has_section(self, parts: list[str]) -> bool:
        """Among a line's parts is a section or a tool of the site: it is a crumb even with a date."""
        return any(self._phrases.fullmatch(p.strip()) for p in parts)

    def is_place(self, text: str) -> bool:
        """ "New York": nothing but the names of cities where missions sit."""
        tokens = [w.casefold() for w in WORD.findall(text)]
        return 0 < len(tokens) <= PLACE_WORDS and all(t in self._cities for t in tokens)

    def is_author(self, previous: PageLine, line: PageLine) -> bool:
        """Two to four capitalised words, none of them a site's, and not below a heading such as "Persons"."""
        text = line.text.strip()
        if previous.text.strip().rstrip(":").casefold() in self.blocks or self._phrases.search(text):
            return False
        words = text.replace("/", " ").split()
        is_section = all(w.casefold() in self._common for w in words)  # "Political Affairs"
        return bool(_NAME.match(text)) and not is_section and all(w[0].isupper() for w in words if "-" not in w)
