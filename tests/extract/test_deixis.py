"""Descriptions and pronouns inside one document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from seedline.extract.discourse.deixis import Deixis
from seedline.extract.reading import Reading
from seedline.extract.reports import DocumentField, Mention, Position
from seedline.reference import Reference

TEXT = (
    "Foreign Minister of Kazakhstan Aset Nur met Deputy Foreign Minister of Russia Ivan Petrov at the CSTO in Astana. "
    "He said that the Organization was strong, and the Kazakh minister agreed with the Russian diplomat. "
    "The Ministry of Defense of Armenia replied, but the ministry and our country were silent."
)
NAMES = {
    "Aset Nur": ("person", "person:~aset nur"),
    "Ivan Petrov": ("person", "person:~ivan petrov"),
    "Kazakhstan": ("country", "country:KZ"),
    "CSTO": ("organization", "organization:csto"),
    "Ministry of Defense of Armenia": ("organization", "organization:mod-am"),
}


@pytest.fixture
def reading(read: Callable[..., Reading]) -> Reading:
    found = read(TEXT)
    found.add(Mention(start=TEXT.index(n), end=TEXT.index(n) + len(n), type=t, referent=r, name=n) for n, (t, r) in NAMES.items())
    found.add(
        [
            Position(start=0, end=1, person="person:~aset nur", title="Foreign Minister", body="country:KZ"),
            Position(start=0, end=1, person="person:~ivan petrov", title="Deputy Foreign Minister", body="country:RU"),
            DocumentField(start=0, end=1, name="publisher", value="Ministry of Foreign Affairs of the Republic of Kazakhstan"),
        ]
    )
    return found


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("He", "person:~aset nur"),
        ("the Organization", "organization:csto"),
        ("the Kazakh minister", "person:~aset nur"),
        ("the Russian diplomat", "person:~ivan petrov"),
        ("the ministry", "organization:mod-am"),
        ("our country", "country:KZ"),
        ("strong", None),
    ],
)
def test_resolves(reading: Reading, reference: Reference, phrase: str, expected: str | None) -> None:
    start = TEXT.index(phrase)
    assert Deixis(reference).resolve(reading, start, start + len(phrase)) == expected


def test_nothing_to_point_back_to(read: Callable[..., Reading], reference: Reference) -> None:
    assert Deixis(reference).resolve(read("He left the ministry."), 0, 2) is None


def test_titles_tell_he_from_she(read: Callable[..., Reading], reference: Reference) -> None:
    text = "Mr. Aset Nur met Ms. Maria Petrova. She left, and he stayed."
    reading = read(text)
    names = {"Aset Nur": "person:~aset nur", "Maria Petrova": "person:~maria petrova"}
    reading.add(Mention(start=text.index(n), end=text.index(n) + len(n), type="person", referent=r, name=n) for n, r in names.items())
    deixis = Deixis(reference)
    she, he = text.index("She"), text.index("he stayed")
    assert deixis.resolve(reading, she, she + 3) == "person:~maria petrova"
    assert deixis.resolve(reading, he, he + 2) == "person:~aset nur"


def test_known_holder_of_an_office_that_the_text_does_not_state(read: Callable[..., Reading], reference: Reference) -> None:
    text = "Vladimir Putin called the guests. The Russian president smiled."
    reading = read(text)
    reading.add([Mention(start=0, end=14, type="person", referent="person:~vladimir putin", name="Vladimir Putin")])
    start = text.index("The Russian")
    assert Deixis(reference).resolve(reading, start, start + len("The Russian president")) == "person:~vladimir putin"


def test_the_president_is_not_whom_he_calls(read: Callable[..., Reading], reference: Reference) -> None:
    text = "The President called French President Paul Lenoir. The President thanked him."
    reading = read(text)
    at = text.index("Paul Lenoir")
    reading.add([Mention(start=at, end=at + 11, type="person", referent="person:~paul lenoir", name="Paul Lenoir")])
    reading.add([Position(start=at, end=at + 11, person="person:~paul lenoir", title="President", body="country:FR")])
    again = text.rindex("The President")
    assert Deixis(reference).resolve(reading, again, again + 13) is None


def test_the_head_of_state_is_who_is_named_first_not_who_is_named_last(read: Callable[..., Reading], reference: Reference) -> None:
    text = "President Aset Nur received President of the Republic Ivan Petrov. The head of state recalled their talks."
    found = read(text)
    found.add(
        Mention(start=text.index(n), end=text.index(n) + len(n), type="person", referent=f"person:~{n.lower()}", name=n)
        for n in ("Aset Nur", "Ivan Petrov")
    )
    found.add(Position(start=0, end=1, person=f"person:~{n}", title="President", body="country:KZ") for n in ("aset nur", "ivan petrov"))
    start = text.index("The head")
    deixis = Deixis(reference)
    assert deixis.resolve(found, start, start + len("The head of state")) == "person:~aset nur"
    assert deixis.resolve(found, start, start + len("The head of state"), "person:~ivan petrov") == "person:~ivan petrov"


def test_a_spokesperson_for_an_office_does_not_hold_it(read: Callable[..., Reading], reference: Reference) -> None:
    text = "Aset Nur spoke. The Secretary-General left."
    found = read(text)
    found.add([Mention(start=0, end=8, type="person", referent="person:~aset nur", name="Aset Nur")])
    found.add([Position(start=0, end=1, person="person:~aset nur", title="Spokesperson for the Secretary-General", body=None)])
    start = text.index("The Sec")
    assert Deixis(reference).resolve(found, start, start + len("The Secretary-General")) is None


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        (["un"], "un"),
        (["un", "normandy-four"], "un"),  # no secretary-general leads a group that only meets
        (["un", "csto"], None),
        (["normandy-four"], "normandy-four"),
    ],
)
def test_the_organization_that_a_text_is_of(
    named: list[str], meant: str | None, read: Callable[..., Reading], reference: Reference
) -> None:
    found = read("The parties met.")
    found.add([Mention(start=0, end=11, type="organization", referent=f"organization:{n}", name=n) for n in named])
    assert Deixis(reference).only_organization(found) == (f"organization:{meant}" if meant else None)


def test_a_title_before_a_name_is_enough_for_an_office(read: Callable[..., Reading], reference: Reference) -> None:
    text = "Ambassador Aset Nur spoke. Later the ambassador left."
    found = read(text)
    found.add([Mention(start=11, end=19, type="person", referent="person:~aset nur", name="Aset Nur")])
    start = text.index("the ambassador")
    assert Deixis(reference).resolve(found, start, start + len("the ambassador")) == "person:~aset nur"


@pytest.mark.parametrize(("initials", "expected"), [("FM", "person:~aset nur"), ("DFM", "person:~ivan petrov"), ("PM", None), ("fm", None)])
def test_initials_of_an_office_are_its_holder(reading: Reading, reference: Reference, initials: str, expected: str | None) -> None:
    assert Deixis(reference).by_initials(reading, len(TEXT), len(TEXT), initials) == expected


def test_a_known_president_comes_before_a_stated_prime_minister(read: Callable[..., Reading], reference: Reference) -> None:
    text = "Vladimir Putin came with Prime Minister Ivan Petrov. The President of Russia smiled."
    reading = read(text)
    names = {"Vladimir Putin": "person:~vladimir putin", "Ivan Petrov": "person:~ivan petrov"}
    reading.add(Mention(start=text.index(n), end=text.index(n) + len(n), type="person", referent=r, name=n) for n, r in names.items())
    at = text.index("Russia")
    reading.add([Mention(start=at, end=at + 6, type="country", referent="country:RU", name="Russia")])
    reading.add([Position(start=0, end=1, person="person:~ivan petrov", title="Prime Minister", body="country:RU")])
    start = text.index("The President")
    assert Deixis(reference).resolve(reading, start, at + 6) == "person:~vladimir putin"


def test_the_head_of_state_is_that_of_the_agencys_country(read: Callable[..., Reading], reference: Reference) -> None:
    text = "BelTA\nPresident Aset Nur received President Ivan Petrov. The head of state recalled their talks."
    reading = read(text)
    names = {"Aset Nur": "country:KZ", "Ivan Petrov": "country:BY"}
    reading.add(Mention(start=text.index(n), end=text.index(n) + len(n), type="person", referent=f"person:~{n}", name=n) for n in names)
    reading.add(Position(start=0, end=1, person=f"person:~{n}", title="President", body=body) for n, body in names.items())
    reading.add([DocumentField(start=0, end=5, name="publisher", value="BelTA")])
    start = text.index("The head")
    assert Deixis(reference).resolve(reading, start, start + 17, "person:~Aset Nur") == "person:~Ivan Petrov"
