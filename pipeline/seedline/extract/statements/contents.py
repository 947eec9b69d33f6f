"""Where the content of an indirect report begins and ends among the items of a sentence.

Belongs here: the boundaries of contents, before, behind and around their source. Does not belong here: finding reports
(attribution), rows (statements).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from seedline.extract.clauses import DASHES, FINITE, RELATIVE, STOPS, VERB, Item, Sentence
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.statements.embedding import MEANWHILE, WHILE
from seedline.extract.statements.frames import Attribution

# place, date and agency before the first words of wire copy; a clock time before an item of a list
DATELINE = re.compile(
    r"[^\n–—]{3,70}?(?:\s[–—]{1,2}|\s--?|\)\s?[-–—])\s+(?=[A-Z\"“«])"
    r"|[A-Z][A-Z'\-]{2,}[^\n/]{0,40}(?:/[\w .\-]{2,30}/\.?|\.\s\([\w .\-]{2,30}\)\.?)\s*[-–—:]?\s*(?=[A-Z\"“«])"
    r"|[A-Z][A-Z'\-]{2,}[^\n()]{0,30}\([^\n()]{3,60}\)\s+(?=[A-Z])"
    r"|[A-Z][A-Z'\-]{2,}\.\s[A-Z]{3,}\s+(?=[A-Z][a-z])"
    r"|[\d.:/\s,|\-]{4,}(?=\D)"
)
# "New Delhi, Feb 3 (PTI) India has ...": with a place at its beginning
PLACED = re.compile(r"[^\n()]{3,40}\d[^\n()]{0,12}\([A-Z][^\n()]{1,40}\):?\s+(?=[A-Z\"“«])")
# cut off what was asked or praised: the reporter's own account of when, why and of what others did
AFTERWARDS = frozenset({"after", "following", "amid", "amidst", "hours", "days", "while", "whereas"})
# prepositions of the occasion on which something was said
OCCASION = frozenset({"at", "during", "after", "before", "ahead", "upon", "following"})
# prepositions that lead to the place or time of what they stand behind
WHEREABOUTS = OCCASION | {"in", "on"}
BARE_ADVERBIAL = 6
# conjunctions with which another's report stands beside, not inside
CONTRAST = frozenset({"while", "whereas", "as"})
BESIDE = frozenset({",", ";"}) | CONTRAST
# auxiliaries of what is told of the past
BACKSHIFTED = frozenset({"would", "could", "might"})
# tags of verbs that may be joined to a cue, and by which a headline goes on
TOLD = FINITE | {"VBN"}
PRESENT = frozenset({"VB", "VBP", "VBZ"})
SHORT_SOURCE = 4
# items between a conjunction and the verb that it joins: "and in this regard urged"
LONGEST_ADVERBIAL = 7
# words between a verb and the quotation behind it: "told the foreign minister that"
LONGEST_ADDRESSEE = 6


def content_start(reading: Reading, p: Paragraph, sentence: Sentence) -> int:
    """Index of the first item after a dateline or a clock time."""
    place = sentence[0].mention
    is_placed = place is not None and place.type == "place" and sentence[0].start == p.start
    if is_placed:
        behind = next((k for k, i in enumerate(sentence.items) if i.mention is not place), len(sentence))
        if sentence.word(behind) == ":" and behind + 1 < len(sentence):
            # "Tashkent: the presidents met"
            return behind + 1
    m = DATELINE.match(reading.text, p.start, p.end) or (PLACED.match(reading.text, p.start, p.end) if is_placed else None)
    if m is None or m.end() >= sentence[-1].end:
        return 0
    prefix = m.group().split()
    is_headed = bool(prefix) and (prefix[0].strip(".,").isupper() or any(c.isdigit() for c in m.group()))
    # "Geneva/Port Sudan (ICRC) – ..."
    if not is_headed and not (is_placed and "(" in m.group()):
        return 0
    return next((k for k, i in enumerate(sentence.items) if i.start >= m.end()), 0)


def content_of(sentence: Sentence, found: list[Attribution], n: int, first: int) -> tuple[int, int] | None:
    """Items of the content, half-open."""
    a = found[n]
    if a.kind in ("clause", "phrase", "passive", "nominal"):
        if a.content is None:
            return None
        return a.content, _until_joined(sentence, found, n) if a.until is not None else _end(sentence, found, n, a.content)
    if a.kind == "source":
        later = next((x.content for x in found[:n] if x.content is not None and x.content > a.at), None)
        if later is not None:
            # "X reported, citing Y, that ...": both say the same
            return later, len(sentence)
        if "weak" in a.frames and sentence.tag(a.at) == "VBG" and any(x.kind in ("clause", "phrase") for x in found[:n]):
            # "X stressed the need for aid, referring to Y": what is spoken of
            return None
        passing_on = next((k for k in range(n) if found[k].kind == "final" and _adjoins(sentence, found[k], a)), None)
        if passing_on is None and "closing" in a.frames:
            return None
        if passing_on is not None:
            # "..., X reports with reference to Y"
            return content_of(sentence, found, passing_on, first)
        span = _around_source(sentence, found, n, first)
        # "According to X, the road is closed, Y says"
        closing = next((x.begin - 1 for x in found[n + 1 :] if x.kind == "final" and sentence.word(x.begin - 1) == ","), len(sentence))
        return (span[0], min(span[1], closing)) if span is not None and closing > span[0] else span
    if a.kind == "learn":
        comma = next((k for k in range(a.at, first, -1) if sentence.word(k) == ","), None)
        return (first, comma) if comma and not is_nested(sentence, found, n) and sentence.has_finite(first, comma) else None
    return _before_source(sentence, a, first, {x.at for x in found}) if a.kind == "final" else None


def _adjoins(sentence: Sentence, final: Attribution, source: Attribution) -> bool:
    """Whether a source closes the sentence right behind a report that closes it too."""
    end = final.until if final.until is not None else final.end
    return final.end <= source.begin <= end + SHORT_SOURCE and source.until == len(sentence) - (sentence[-1].word in STOPS)


def _until_joined(sentence: Sentence, found: list[Attribution], n: int) -> int:
    """Where a content of known end stops before another that shares it: "Welcoming the plan and commending the fund, X ..."."""
    a, following = found[n], found[n + 1] if n + 1 < len(found) else None
    end = a.until or len(sentence)
    if following is None or following.until != a.until or a.content is None or not a.content < following.begin < end:
        return end
    return following.begin - (sentence.tag(following.begin - 1) == "CC" or sentence.word(following.begin - 1) == ",")


def _before_source(sentence: Sentence, a: Attribution, first: int, cues: set[int]) -> tuple[int, int] | None:
    """Main clause, source, cue: '..., the ministry said'; what goes on behind the cue belongs to the content."""
    comma = next(
        (k for k in range(a.begin - 1, max(first, a.begin - 6), -1) if sentence.word(k) == "," or sentence.word(k) in DASHES), None
    )
    if comma is None or a.inherits or sentence.has_quote(first, comma) or sentence.word(comma + 1) == "that":
        return None
    if any(i.is_finite or i.is_nominal for i in sentence.items[comma + 1 : a.begin]):
        return None
    end = a.until if a.until is not None else a.end
    if sentence[-1].word not in STOPS and not sentence.has_finite(end, len(sentence)):
        # a headline, which may have no verb: "No excuse for terror, envoy tells leaders"
        return first, comma
    if sentence.word(end) == "," and sentence.tag(comma - 1) in ("WRB", "WDT", "WP") and end + 1 < len(sentence):
        # "the border, where, he said, crime grows"
        return end + 1, len(sentence)
    opening = next((k + 1 for k in range(comma - 1, first, -1) if sentence.word(k) in (":", ";")), first)
    if not any(i.tag == "TO" or _is_predicate(i) for i in sentence.items[opening:comma]):
        # 'X, he said, will ...': the source parts subject and verb
        return (opening, len(sentence)) if sentence.word(end) == "," and sentence.has_finite(end, len(sentence)) else None
    if sentence.word(end) == "," and sentence[comma - 1].is_auxiliary:
        # "it is, he went on, a matter of values"
        return first, len(sentence)
    link = end + 1 + (sentence.tag(end + 1) == "RB" and sentence.tag(end + 2) == "IN")
    goes_on = sentence.word(end) == "," and sentence.tag(link) in ("CC", "IN", "VBG", "WDT") and not cues & {end + 1, end + 2}
    # "..., X said, at a meeting in Y on Friday": where it was said
    goes_on = goes_on and (sentence.word(end + 1) not in WHEREABOUTS or sentence.has_finite(end + 1, len(sentence)))
    return (first, len(sentence)) if goes_on and not sentence.has_quote(end, len(sentence)) else (first, comma)


def _is_predicate(item: Item) -> bool:
    """Whether a verb is a clause's own, by its tag or, whatever that is, by the parse."""
    is_root = item.tag in VERB and item.token is not None and item.token.dep_ in ("ROOT", "ccomp")
    return item.is_finite or (item.mention is None and (item.is_auxiliary or is_root))


def _around_source(sentence: Sentence, found: list[Attribution], n: int, first: int) -> tuple[int, int] | None:
    """'According to X, ...', '..., according to X', and the source in the middle."""
    a = found[n]
    after = (a.until if a.until is not None else a.end) + 1
    first = next((k + 1 for k in range(a.begin - 1, first, -1) if sentence.word(k) == ";"), first)
    left = sentence.items[first : a.begin]
    own = (k for k in (*range(first, a.begin), *range(after, len(sentence))) if sentence[k].quote is not None)
    if any(not _is_introduced(sentence, found, n, k) for k in own):
        return None
    has_left = any(i.tag in FINITE or _is_predicate(i) for i in left)
    if not any(i.tag in FINITE for i in sentence.items[after:]):
        return (first, a.begin) if has_left else None
    end = len(sentence)
    if sentence.word(a.begin - 1) == ":":
        # "... the mission: in her words, it lacks a mandate"
        return after, end
    if has_left and sentence.tag(after) == "CC" and sentence.word(a.begin - 1) == ",":
        # "..., where fighting goes on, as X mentioned, and we ...": the clause before is theirs
        relative = (k for k in range(a.begin - 1, first, -1) if sentence.tag(k) in ("WRB", "WDT", "WP") and sentence.word(k - 1) == ",")
        start = next(relative, first)
        return (start, a.begin) if sentence.word(start + 1) != "," else None
    if len(left) > 2 and left[-1].word == "," and left[-2].tag == "CC":
        return after, end
    verb = next((i for i in sentence.items[after:] if i.word.isalnum()), None)
    if not has_left and verb is not None and verb.tag in FINITE:
        return first, end
    if not has_left and (len(left) <= 2 or (left[0].tag in ("IN", "RB", "RBR", "JJR", "CC") and len(left) <= BARE_ADVERBIAL)):
        return after, end
    return first, end


def _is_introduced(sentence: Sentence, found: list[Attribution], n: int, k: int) -> bool:
    """Whether a quotation belongs to somebody's report inside that of a source: 'According to X, the envoy noted that "..."'."""
    lead = range(max(0, k - LONGEST_ADDRESSEE), k)
    return any(x is not found[n] and x.kind in ("quote", "clause") and x.end - 1 in lead and x.begin > 0 for x in found)


def _end(sentence: Sentence, found: list[Attribution], n: int, content: int) -> int:
    """Where a content ends: at the next report on its own level, at a direct quotation, or with the sentence."""
    a = found[n]
    end = _next_report(sentence, found, n, content)
    parting = {":"} if sentence[-1].word in STOPS else DASHES | {":"}
    behind = range(len(sentence) - 2, len(sentence) - 2 - SHORT_SOURCE, -1)
    label = next((k for k in behind if sentence.word(k) in parting and sentence[k].is_break), None)
    if label is not None and content < label < end and not sentence.has_finite(label, len(sentence)):
        # "Talks to resume: spokesman"
        end = label
    if sentence[-1].word not in STOPS:
        # "Envoy welcomes talks - calls for more"
        end = next((k for k in range(content + 1, end) if sentence.word(k) in DASHES and any(x.at == k + 1 for x in found)), end)
        # "Envoy welcomes talks, calls for more"
        end = next((k for k in range(content + 1, end) if sentence.word(k) == "," and _is_present(sentence, k + 1)), end)
    # 'said it was "the best of its kind" – the first time that ...': the reporter's own remark
    marked = (
        k for k in range(content + 2, end) if sentence.word(k) in DASHES and sentence.tag(k - 1) == "''" and sentence.tag(k + 1) == "DT"
    )
    end = next(marked, end)
    if (fragment := sentence.fragment(a.at)) is not None:
        # 'issued a paper "stressing the need for calm," ending a row': what is quoted holds the cue
        end = min(end, fragment[1])
    end = min(end, _other_clause(sentence, a, content))
    if a.kind == "phrase":
        end = next((k for k in range(content + 2, end) if _is_afterwards(sentence, k)), end)
        end = min(end, _beside_clause(sentence, a, content), _circumstance(sentence, a, content))
        end = next((k for k in range(content + 2, end) if _is_remark(sentence, a, k)), end)
    if a.kind == "phrase" and "np" in a.frames and sentence.tag(content) not in ("IN", "TO"):
        end = next((k for k in range(content + 1, end) if _opens_clause(sentence, k)), end)
    if _is_relative(sentence, a):
        # "X, which says it wants peace, has ..."
        end = next((k for k in range(content + 1, end) if sentence.word(k) == "," and _resumes(sentence, k + 1)), end)
    end = next((k for k in range(content + 1, end) if _is_quoted_beside(sentence, found[n + 1 :], k) or _parts(sentence, a, k)), end)
    while end > content and (
        sentence.tag(end - 1) in ("CC", "WP")
        or is_reason(sentence, end - 1)
        or (sentence.tag(end - 1) in ("WDT", "WRB") and sentence.word(end - 2) == ",")
    ):
        end -= 1
    tag = sentence.tag(a.at)
    if a.frames & {"np", "to", "name", "act"} and a.kind == "phrase" and tag in TOLD:
        for k in range(content + 1, end - 1):
            # "noted X, received Y and signed Z": the next verb of the same subject is no part of what was noted
            verb = k + 1 + (sentence.tag(k + 1) == "RB")
            if (sentence.word(k) == "," or sentence.tag(k) == "CC") and (joined := _joined_behind(sentence, a, k)) is not None:
                return joined
            if sentence.tag(k) == "CC" and sentence.tag(verb) == tag and sentence[verb].mention is None:
                return end if any(i.tag in FINITE for i in sentence.items[content:k]) else k
    return end


def _is_present(sentence: Sentence, k: int) -> bool:
    """Whether a headline goes on with a verb of the same subject: "praises talks, calls for more", "..., vow to stay"."""
    is_noun = sentence.tag(k) == "NN" and sentence.tag(k + 1) == "TO" and sentence.tag(k + 2) == "VB"
    return (sentence.tag(k) in PRESENT or is_noun) and sentence[k].mention is None


def is_reason(sentence: Sentence, k: int) -> bool:
    """Whether a conjunction stands there whose clause is a quotation of its own: 'because "we agree"'."""
    token = sentence[k].token
    is_before_quote = k + 1 < len(sentence) and sentence[k + 1].quote is not None
    return is_before_quote and token is not None and token.tag_ == "IN" and token.dep_ == "mark"


def _parts(sentence: Sentence, a: Attribution, k: int) -> bool:
    """Whether a semicolon ends a content; in a list of things it does not: "commended its leadership; its contributions; and ..."."""
    return sentence.word(k) == ";" and (a.kind != "phrase" or sentence.has_finite(k, len(sentence)) or sentence.tag(k + 1) in VERB)


def _joined_behind(sentence: Sentence, a: Attribution, k: int) -> int | None:
    """The place `k` of a comma or conjunction, if a verb that the parse joins to the cue stands behind it, at most an adverbial between."""
    for verb in range(k + 1, min(len(sentence), k + LONGEST_ADVERBIAL)):
        item = sentence[verb]
        if item.tag in TOLD and item.mention is None:
            is_same = item.tag == sentence.tag(a.at) or sentence.tag(a.at) == "VBN"
            return k if is_same and _is_joined(item, sentence[a.at]) else None
        if item.tag == "CC" or item.word == ",":
            return None
    return None


def _is_joined(item: Item, cue: Item) -> bool:
    """Whether the parse joins a verb without a subject of its own to the cue, directly or by way of others."""
    token = item.token
    if token is not None and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
        return False
    for _ in range(SHORT_SOURCE):
        if token is None or token.dep_ != "conj":
            return False
        token = token.head
        if cue.token is not None and token.i == cue.token.i:
            return True
    return False


def _is_relative(sentence: Sentence, a: Attribution) -> bool:
    """Whether a cue is the verb of a relative clause between commas: "X, which says ...", "Y, who has argued ..."."""
    # "X, according to whom"
    is_source = a.kind == "clause" and "source" in a.frames
    return is_source or any(
        sentence.tag(k) in ("WDT", "WP") and sentence.word(k - 1) == "," for k in range(max(1, a.at - SHORT_SOURCE), a.at)
    )


def _resumes(sentence: Sentence, verb: int) -> bool:
    """Whether the verb of the main clause stands there."""
    verb += sentence.tag(verb) == "RB"
    return sentence.tag(verb) in FINITE and sentence[verb].mention is None


def _is_quoted_beside(sentence: Sentence, later: list[Attribution], k: int) -> bool:
    """Whether a quotation stands there that is not said inside the content: "said the ministers agreed that '...'"."""
    if sentence[k].quote is None:
        return False
    return sentence.word(k - 1) != "that" or not any(a.kind == "quote" and a.end <= k <= a.end + LONGEST_ADDRESSEE for a in later)


def _beside_clause(sentence: Sentence, a: Attribution, content: int) -> int:
    """Where a clause with a subject of its own begins beside the cue: "condemned it, and the council has ..."; in headlines any clause."""
    if sentence.is_title_case:
        comma = next((k for k in range(content + 1, len(sentence)) if sentence.word(k) == ","), len(sentence))
        return comma if sentence.has_finite(comma, len(sentence)) else len(sentence)
    cue = sentence[a.at].token
    joined = [c for c in cue.children if c.dep_ == "conj" and c.i > cue.i] if cue is not None else []
    subjects = [x for c in joined for x in c.children if x.dep_ in ("nsubj", "nsubjpass") and x.i > c.head.i]
    at = sentence.index(min(x.left_edge.i for x in subjects)) if subjects else None
    if at is not None and sentence.tag(at - 1) != "CC" and sentence.word(at - 1) != ",":
        return len(sentence)
    while at is not None and at > content + 1 and (sentence.tag(at - 1) == "CC" or sentence.word(at - 1) == ","):
        at -= 1
    return at if at is not None and at > content else len(sentence)


def _other_clause(sentence: Sentence, a: Attribution, content: int) -> int:
    """Where the parse joins a clause of the reporter's own to the cue: "praised the fund while others warn", "said so, but left"."""
    cue = sentence[a.at].token
    if cue is None:
        return len(sentence)
    told = (c for c in cue.children if c.dep_ == "ccomp" and any(x.dep_ == "aux" and x.lower_ in BACKSHIFTED for x in c.children))
    # "said it would meet, while others left": what is told has another tense
    plain = (c for t in told for c in t.children if c.dep_ == "advcl" and c.tag_ == "VBD")
    for child in (*(c for c in cue.children if c.i > cue.i and c.dep_ in ("advcl", "conj")), *plain):
        ends = CONTRAST | {"after"} if child.head == cue else CONTRAST - {"as"}
        links = [c for c in child.children if c.dep_ == "mark" and c.lower_ in ends]
        if child.dep_ == "conj":
            links = [c for c in cue.children if c.dep_ == "cc" and c.lower_ == "but" and c.i < child.i]
        has_subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.i < child.i for c in child.children)
        at = sentence.index(links[0].i) if links and has_subject == (child.dep_ == "advcl") else None
        if at is not None and at > content + 1:
            return at - (sentence.word(at - 1) == ",")
    return len(sentence)


def _opens_clause(sentence: Sentence, comma: int) -> bool:
    """Whether a main clause begins behind a comma and a conjunction: "noted their will, and it is hoped that ..."."""
    if sentence.word(comma) != "," or sentence.tag(comma + 1) != "CC" or sentence.tag(comma + 2) not in ("PRP", "DT", "EX"):
        return False
    behind = sentence.after(comma + 2).last + 1
    return sentence.tag(behind) in FINITE and sentence[behind].mention is None


def _circumstance(sentence: Sentence, a: Attribution, content: int) -> int:
    """Where by the parse the reporter tells at last on what occasion it was said: "praised the fund at a meeting with X"."""
    cue = sentence[a.at].token
    for child in cue.children if cue is not None else ():
        at = sentence.index(child.i) if child.dep_ == "prep" else None
        if at is None or at <= content + 1 or sentence[at].mention is not None:
            continue
        dated = at + 1 < len(sentence) and (m := sentence[at + 1].mention) is not None and m.type == "date"
        governor = sentence[at - 1].token
        is_nouns_own = governor is not None and (governor.head == cue or (governor.dep_ == "conj" and governor.head.head == cue))
        comma = next((k for k in range(at, len(sentence)) if sentence.word(k) == ","), len(sentence))
        behind = {i.tag for i in sentence.items[at:comma]}
        # "called on the sides on Sunday to show restraint": the purpose is what was asked
        # "condemned the attack in Oslo on Friday, which left two dead": the day is the attack's
        is_occasion = sentence.word(at) in OCCASION or (dated and "TO" not in behind and sentence.tag(comma + 1) != "WDT")
        if not is_nouns_own and is_occasion and not behind & {"CC", "VBG"}:
            return at
    return len(sentence)


def _is_afterwards(sentence: Sentence, comma: int) -> bool:
    """Whether the reporter's own account of when and why begins behind a comma."""
    return sentence.word(comma) == "," and sentence.word(comma + 1) in AFTERWARDS and sentence.tag(comma - 1) not in RELATIVE


def _is_remark(sentence: Sentence, a: Attribution, comma: int) -> bool:
    """Whether the reporter's own participle begins behind a comma: "declared his will to resist, guaranteeing two more years of strife"."""
    token, cue = sentence[comma + 1].token if comma + 1 < len(sentence) else None, sentence[a.at].token
    if sentence.word(comma) != "," or token is None or cue is None or token.tag_ != "VBG" or token.dep_ != "advcl":
        return False
    return token.head.i <= cue.i


def _next_report(sentence: Sentence, found: list[Attribution], n: int, content: int) -> int:
    a = found[n]
    for other in found[n + 1 :]:
        before = other.begin - 1
        while before > content and sentence.tag(before) == "''":
            before -= 1
        if before < content:
            # its subject stands before this report, which is a parenthesis
            comma = next((k for k in range(other.at, content, -1) if sentence.word(k) == ","), None)
            if comma and other.kind != "passive" and other.begin <= a.begin:
                return comma
            continue
        if other.kind == "final" and not other.inherits and sentence.word(before) == ",":
            return before
        if other.kind == "source" and other.until is not None and not sentence.has_finite(other.until, len(sentence)):
            return before
        parting = next((k for k in range(before, content, -1) if sentence.word(k) == ","), None)
        if parting is not None and sentence.tag(parting + 1) in ("IN", "TO") and sentence.tag(parting + 2) in ("WDT", "WP"):
            # "asked for support, to which Y responded that ..."
            return parting
        beside = sentence.word(before) in BESIDE or sentence.tag(before) == "CC"
        if (
            other.inherits
            or sentence.word(before) in CONTRAST
            or (beside and (sentence.word(other.begin) == "with" or not _is_within(sentence[other.at].token, sentence[a.at].token)))
        ):
            return _before_conjunction(sentence, content, other.begin)
    return len(sentence)


def _before_conjunction(sentence: Sentence, content: int, begin: int) -> int:
    """Where a content ends before the verb at `begin`, without what joins the two: "and", "and further", "and, in that regard,"."""
    joins = range(begin - 1, max(content, begin - LONGEST_ADVERBIAL), -1)
    joint = next((k for k in joins if sentence.tag(k) == "CC"), None)
    if joint is not None and sentence.word(begin - 1) == "," and sentence.tag(joint + 1 + (sentence.word(joint + 1) == ",")) == "IN":
        begin = joint if not sentence.has_finite(joint, begin) else begin
    end, is_past_joint = begin, False
    while end > content and (sentence.tag(end - 1) in ("CC", "RB") or sentence.word(end - 1) in BESIDE | WHILE | MEANWHILE):
        if sentence.tag(end - 1) == "RB" and is_past_joint:
            # "is changing fast, and is sure", "to engage fully and praised": the adverb belongs to the content
            break
        is_past_joint = is_past_joint or sentence.tag(end - 1) == "CC" or sentence.word(end - 1) == ","
        end -= 1
    return end


def is_nested(sentence: Sentence, found: list[Attribution], n: int) -> bool:
    """Whether a report stands inside the content of an earlier one."""
    cue = sentence[found[n].at].token
    return any(a.content is not None and a.content <= found[n].at and _is_within(cue, sentence[a.at].token) for a in found[:n])


def _is_within(token: Token | None, cue: Token | None) -> bool:
    """Whether the parse puts a verb inside the clause that a cue introduces, and not beside the cue."""
    step: Token | None = token
    for _ in range(12):
        if step is None or cue is None or step.head.i == step.i:
            return False
        if step.head.i == cue.i:
            return step.dep_ != "conj"
        step = step.head
    return False
