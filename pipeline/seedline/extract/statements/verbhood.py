"""Whether a cue stands as a verb, whatever its tag: headlines tag verbs as names and plurals.

Belongs here: telling the verb "calls" from the plural. Does not belong here: whose verb it is (subjects), participles inside another
construction (embedding).
"""

from __future__ import annotations

from seedline.extract.clauses import DASHES, RELATIVE, STOPS, VERB
from seedline.extract.statements.frames import Verb
from seedline.extract.statements.joined import names_before
from seedline.extract.statements.speakers import Speakers

# what may stand behind a verb that ends its clause
CLOSING = STOPS | {","}


def is_verb(verb: Verb, speakers: Speakers) -> bool:
    """Whether the cue stands as a verb; headlines in capitals are tagged as names, so a name in front and a verb's ending will do."""
    item, before = verb.sentence[verb.at], verb.before
    if item.tag in VERB or item.is_auxiliary:
        is_subject = before is not None and before.word == "this" and verb.begin < verb.at
        adjoins = verb.size == 1 and not is_subject and before is not None and before.tag in ("DT", "JJ", "PRP$", "POS")
        # "with the latter expressing": an adjective that is a noun
        is_noun = before is not None and before.token is not None and before.token.dep_ in ("nsubj", "pobj")
        return not (adjoins and not is_noun and item.tag in ("VB", "VBN", "VBG"))
    if before is None:
        return False
    if item.tag == "JJ" and item.word.endswith("ed") and "passive" in verb.cue.frames:
        # "was highly appreciated"
        return any(i.is_auxiliary for i in verb.sentence.items[verb.begin : verb.at])
    if verb.size > 1 and item.tag == "NNS" and (before.tag == "CC" or before.word in DASHES):
        return True
    if verb.size > 1 and item.tag == "NN" and before.word == "," and verb.last is not None and verb.sentence[-1].word not in STOPS:
        # "Allies condemn attack, call for calm"
        return True
    if item.tag == "NNS" and before.is_nominal and verb.sentence.has_quote(verb.end, verb.end + 2):
        # "the communique states, '...'"
        return True
    if item.tag == "NNS" and before.word == "," and "quote" in verb.cue.frames and verb.end < len(verb.sentence):
        # "..., reports the press service": a plural before the speaker who closes the sentence
        closing = verb.sentence.after(verb.end)
        is_last = all(i.word in STOPS for i in verb.sentence.items[closing.last + 1 :])
        return is_last and verb.sentence.has_finite(0, verb.begin) and speakers.of(verb.sentence, closing) is not None
    if item.tag == "NNS" and verb.sentence.word(verb.end) in CLOSING and "quote" in verb.cue.frames:
        # "..., the press service reports.": a plural that closes the clause behind a speaker
        phrase = verb.sentence.before(verb.at)
        speaker = speakers.of(verb.sentence, phrase) if phrase and verb.sentence.word(phrase.first - 1) == "," else None
        return speaker is not None
    ends_as_verb = item.word.endswith(("s", "ed")) or item.word in ("said", "told")
    if verb.sentence.is_title_case and item.word.endswith("s") and (before.is_nominal or before.word == ","):
        # "Envoy Praises Role of X": in a headline every word is tagged as a name
        return verb.size > 1 or (verb.sentence.tag(verb.end) not in ("IN", "CC", "") and item.word != verb.cue.text)
    if _is_headline_verb(verb, speakers):
        return True
    if verb.begin < verb.at and ends_as_verb and before.is_nominal and not verb.sentence.has_finite(0, len(verb.sentence)):
        # "the Head of State highly appreciated X": no other verb is there
        return True
    after_name = before.mention is not None or before.quote is not None or before.tag in RELATIVE or before.tag == "PRP"
    return ends_as_verb and after_name and item.tag in ("NNP", "NNPS", "NNS", "JJ")


def _is_headline_verb(verb: Verb, speakers: Speakers) -> bool:
    """'Envoy thanks President X for ...': a plural between two nouns, where a heading's first clause has no other verb."""
    sentence, following = verb.sentence, verb.sentence.items[verb.end : verb.end + 1]
    phrase = sentence.before(verb.begin) if verb.cue.text.startswith(sentence.word(verb.at)) and verb.begin == verb.at else None
    subject = speakers.describe(sentence.quote(phrase.first, phrase.last)) if phrase is not None else None
    if subject is not None and subject.kind == "group" and sentence[-1].word not in STOPS and not sentence.has_finite(0, len(sentence)):
        # "Co-chairs welcome first talks"
        return True
    if phrase is not None and not sentence.has_finite(0, verb.begin) and names_before(sentence, verb.begin, speakers):
        # "Paris and Berlin urge restraint"
        return True
    comma = next((k for k in range(verb.end, len(sentence)) if sentence.word(k) == ","), len(sentence))
    return (
        sentence[verb.at].tag in ("NNS", "NNPS")
        and verb.sentence[verb.begin - 1].is_nominal
        and sentence[-1].word not in STOPS
        and not sentence.has_finite(0, comma)
        and bool(following)
        and (following[0].mention is not None or following[0].tag in ("NNP", "NNPS", "DT", "PRP$"))
    )
