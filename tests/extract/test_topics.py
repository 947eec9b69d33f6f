"""Topics by keyphrases."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.reading import Reading
from seedline.extract.reports import Mention
from seedline.extract.topics import Topics, stem
from seedline.reference import Reference


@pytest.fixture(scope="module")
def topics(nlp: Language, reference: Reference) -> Topics:
    return Topics(nlp, reference)


def test_named_topics_with_their_words(read: Callable[..., Reading], topics: Topics) -> None:
    text = "The ministers spoke of drug trafficking and of the peacekeepers' mandate."
    found = {t.topic: text[t.start : t.end] for t in topics(read(text))}
    assert found["drug_trafficking"] == "drug trafficking"
    assert found["peacekeeping"] == "peacekeepers"
    assert set(found) == {"drug_trafficking", "peacekeeping"}


def test_a_hint_alone_is_no_topic(read: Callable[..., Reading], topics: Topics) -> None:
    assert list(topics(read("They signed an agreement and had dinner."))) == []


def test_a_country_in_passing_is_no_topic(read: Callable[..., Reading], topics: Topics) -> None:
    passing = "They ate.\n\nThey drank.\n\nHe flew home from Syria."
    assert list(topics(read(passing))) == []
    assert [t.topic for t in topics(read(passing + " The settlement in Syria came up."))] == ["syria"]


@pytest.mark.parametrize(
    "said",
    [
        "The sides exchanged views on the conflict in Syria.",
        "The envoy spoke of efforts towards a lasting settlement in and around Syria.",
        "The Syrian refugees need homes.",
        "He warned of new strikes against Syria.",
        "Talks between Turkey and Syria go on.",
        "The ministers called for aid to the people of Syria.",
        "The ministers discussed Syria, Libya and Yemen.",
        "A ceasefire holds across most of Syria.",
    ],
)
def test_a_country_beside_a_word_of_affairs(read: Callable[..., Reading], topics: Topics, said: str) -> None:
    assert "syria" in {t.topic for t in topics(read(f"They dined.\n\nThey drank.\n\n{said}"))}


@pytest.mark.parametrize(
    "said",
    [
        "The ambassadors of Syria and Oman were received.",
        "A delegation left Syria at noon.",
        "The Syrian minister sat down.",
        "The conflict was long over. He was born in Syria.",
    ],
)
def test_a_country_that_takes_part_is_no_topic(read: Callable[..., Reading], topics: Topics, said: str) -> None:
    assert list(topics(read(f"They dined.\n\nThey drank.\n\n{said}"))) == []


def test_repetition_and_title_raise_the_score(read: Callable[..., Reading], topics: Topics) -> None:
    once = next(iter(topics(read("They met.\n\nThey ate.\n\nThey spoke of terrorism."))))
    often = next(iter(topics(read("They met.\n\nThey ate.\n\nThey spoke of terrorism. Terrorism grows. Terrorism kills."))))
    assert 0 < once.score < often.score <= 1
    assert len(often.evidence) == 2


def test_hints_inside_names_do_not_count(read: Callable[..., Reading], topics: Topics) -> None:
    text = "Collective Security Treaty Organization. " * 12
    reading = read(text)
    size = len("Collective Security Treaty Organization")
    reading.add(Mention(start=i * 41, end=i * 41 + size, type="organization", referent="organization:csto") for i in range(12))
    assert "legal_framework" not in {t.topic for t in topics(reading)}


def test_an_area_names_the_topic_in_a_list_of_subjects(read: Callable[..., Reading], topics: Topics) -> None:
    listed = "They dined.\n\nThey spoke.\n\nThe ministers discussed cooperation in trade, energy and transport."
    assert {t.topic for t in topics(read(listed))} == {"economic_cooperation", "energy", "transport"}
    assert list(topics(read("They dined.\n\nThey spoke.\n\nHis energy amazed them; transport was late."))) == []


@pytest.mark.parametrize(
    "said",
    [
        "The premiers spoke of cooperation in energy.",
        "They discussed transport and energy.",
        "The sides pledged joint projects in industry, energy and tourism.",
        "The main topics were energy and water.",
    ],
)
def test_an_area_that_was_talked_about(read: Callable[..., Reading], topics: Topics, said: str) -> None:
    assert "energy" in {t.topic for t in topics(read(f"They dined.\n\nThey drank.\n\n{said}"))}


@pytest.mark.parametrize(
    "said",
    [
        "The storm hit many things, including homes, energy and water lines.",
        "Guests praised the city, such as its energy, beauty and calm.",
        "He wished them health, energy and joy.",
        "They discussed the socio-energy-related dimensions.",
    ],
)
def test_an_area_in_another_list_is_no_topic(read: Callable[..., Reading], topics: Topics, said: str) -> None:
    assert "energy" not in {t.topic for t in topics(read(f"They dined.\n\nThey drank.\n\n{said}"))}


def test_a_keyphrase_in_an_events_name_weighs_less(read: Callable[..., Reading], topics: Topics) -> None:
    text = "They dined.\n\nThey drank.\n\nHe flew home from the World Migration Forum."
    assert [t.topic for t in topics(read(text))] == ["migration"]
    reading = read(text)
    reading.add([Mention(start=text.index("World"), end=len(text) - 1, type="event", referent="event:~forum")])
    assert list(topics(reading)) == []


def test_a_body_that_only_takes_part_is_no_topic(read: Callable[..., Reading], topics: Topics) -> None:
    assert list(topics(read("They dined.\n\nThey drank.\n\nThe Council of Defence Ministers met; guests from the EAEU came."))) == []


def test_a_body_in_the_title_counts_no_more(read: Callable[..., Reading], topics: Topics) -> None:
    text = "Guests of the WTO meet in Geneva\n\nGENEVA, 5 May 2020. They dined and drank, and then they dined again.\n\nThey left."
    reading = read(text)
    assert [t.topic for t in topics(reading)] == ["economic_cooperation"]
    reading.add([Mention(start=text.index("WTO"), end=text.index("WTO") + 3, type="organization", referent="organization:wto")])
    assert list(topics(reading)) == []


def test_names_of_bodies_count_once(read: Callable[..., Reading], topics: Topics) -> None:
    text = "They dined.\n\nThey drank.\n\nGuests of the Eurasian Economic Union (EAEU), the WTO and the EAEU came."
    assert [t.topic for t in topics(read(text))] == ["economic_cooperation"]
    reading = read(text)
    for name in ("Eurasian Economic Union", "EAEU", "WTO"):
        reading.add([Mention(start=text.index(name), end=text.index(name) + len(name), type="organization", referent="organization:~body")])
    reading.add([Mention(start=text.rindex("EAEU"), end=text.rindex("EAEU") + 4, type="organization", referent="organization:~body")])
    assert list(topics(reading)) == []


def test_the_name_of_a_body_tells_what_it_works_on(read: Callable[..., Reading], topics: Topics) -> None:
    text = "They dined.\n\nThey spoke.\n\nThe Centre against Terrorism will open."
    reading = read(text)
    reading.add([Mention(start=text.index("Centre"), end=text.index(" will"), type="organization", referent="organization:~centre")])
    assert [t.topic for t in topics(reading)] == ["counter_terrorism"]


def test_a_hint_counts_once(read: Callable[..., Reading], topics: Topics) -> None:
    assert list(topics(read("They dined.\n\nThey spoke.\n\n" + "The army marched. " * 12))) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Elections", "election"),
        ("policies", "policy"),
        ("WHO", "WHO"),
        ("who", "who"),
        ("radicalisation", "radicalization"),
        ("crisis", "crisis"),
        ("peacekeeper’s", "peacekeeper"),
    ],
)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_empty_text(read: Callable[..., Reading], topics: Topics) -> None:
    assert list(topics(read(""))) == []
