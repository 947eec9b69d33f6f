from __future__ import annotations

import json
from typing import Any

import polars as pl


def entity_of(tables: dict[str, pl.DataFrame], path: str, text: str) -> str:
    row = tables["mentions"].filter((pl.col("seed_path") == path) & (pl.col("text") == text))
    return row.get_column("entity_id")[0]


def test_spellings_initials_and_surnames_of_one_minister_are_one(corpus: Any, resolve: Any) -> None:
    for path, name in (
        ("a.txt", "Oleksandr Zhurbenko"),
        ("b.txt", "Alexander Jurbenko"),
        ("c.txt", "A. Zhurbenko"),
        ("d.txt", "Zhurbenko"),
    ):
        corpus.document(path, "2024-03-01")
        corpus.person(path, name, "Minister of Foreign Affairs", "country:UA")
    tables = resolve(corpus.tables())
    assert tables["mentions"].get_column("entity_id").n_unique() == 1
    person = tables["entities"].filter(type="person").row(0, named=True)
    assert (person["name"], person["country_code"], person["mention_count"], person["document_count"]) == (
        "Oleksandr Zhurbenko",
        "UA",
        4,
        4,
    )
    assert tables["aliases"].height == 4


def test_namesakes_with_offices_of_two_countries_stay_apart(corpus: Any, resolve: Any) -> None:
    for path, title, body in (("a.txt", "Minister of Defense", "country:RU"), ("b.txt", "Ambassador", "country:EE")):
        corpus.document(path, "2024-03-01")
        corpus.person(path, "Sergei Ivanov", title, body)
    tables = resolve(corpus.tables())
    assert entity_of(tables, "a.txt", "Sergei Ivanov") != entity_of(tables, "b.txt", "Sergei Ivanov")
    decision = tables["decisions"].row(0, named=True)
    assert decision["verdict"] == "apart"
    assert json.loads(decision["reason"])["country"] == {"level": "different", "weight": -7.0}


def test_a_bare_surname_joins_nobody_where_two_fit(corpus: Any, resolve: Any) -> None:
    for path, name in (("a.txt", "Pyotr Sorokin"), ("b.txt", "Irina Sorokin"), ("c.txt", "Sorokin")):
        corpus.document(path)
        corpus.person(path, name)
    assert resolve(corpus.tables())["mentions"].get_column("entity_id").n_unique() == 3


def test_a_bare_surname_joins_the_namesake_with_its_office(corpus: Any, resolve: Any) -> None:
    for path, name, country in (("a.txt", "Pyotr Sorokin", "RU"), ("b.txt", "Irina Sorokin", "MD"), ("c.txt", "Sorokin", "MD")):
        corpus.document(path)
        corpus.person(path, name, "Minister of Justice", f"country:{country}")
    tables = resolve(corpus.tables())
    assert entity_of(tables, "c.txt", "Sorokin") == entity_of(tables, "b.txt", "Irina Sorokin")


def test_pack_referents_are_the_same_everywhere_and_adjectives_give_entities_without_mention(corpus: Any, resolve: Any) -> None:
    corpus.document("a.txt")
    corpus.mention("a.txt", "CSTO", "organization:csto")
    corpus.person("a.txt", "Anna Berg", "Minister", "country:AT")
    corpus.document("b.txt")
    corpus.mention("b.txt", "Collective Security Treaty Organization", "organization:csto")
    tables = resolve(corpus.tables())
    assert entity_of(tables, "a.txt", "CSTO") == entity_of(tables, "b.txt", "Collective Security Treaty Organization")
    austria = tables["entities"].filter(type="country").row(0, named=True)
    assert (austria["name"], austria["country_code"], austria["mention_count"], austria["char_start"]) == ("Austria", "AT", 0, None)


def test_general_names_stay_in_their_document_and_proper_ones_join(corpus: Any, resolve: Any) -> None:
    for path in ("a.txt", "b.txt"):
        corpus.document(path)
        corpus.mention(path, "joint statement", "instrument:~joint statement")
    for path, name in (("a.txt", "Organisation for Andean Peace"), ("b.txt", "Organization for the Andean Peace")):
        corpus.mention(path, name, f"organization:~{name.casefold()}")
    for path, name in (("a.txt", "Northern Shield-2022"), ("b.txt", "Northern Shield-2023")):
        corpus.mention(path, name, f"event:~{name.casefold()}")
    counts = dict(resolve(corpus.tables())["entities"].group_by("type").len().rows())
    assert counts == {"instrument": 2, "organization": 1, "event": 2}


def test_an_abbreviation_joins_the_name_that_a_document_abbreviates_so(corpus: Any, resolve: Any) -> None:
    corpus.document("a.txt")
    full = "organization:~glacier monitoring union"
    corpus.mention("a.txt", "Glacier Monitoring Union", full)
    corpus.mention("a.txt", "GMU", full, "Glacier Monitoring Union")
    corpus.document("b.txt")
    corpus.mention("b.txt", "GMU", "organization:~gmu")
    tables = resolve(corpus.tables())
    assert tables["entities"].get_column("name").to_list() == ["Glacier Monitoring Union"]


def test_order_of_rows_does_not_show(corpus: Any, resolve: Any) -> None:
    for i, name in enumerate(
        ("Pyotr Sorokin", "P. Sorokin", "Petr Sorokin", "Sorokin", "Irina Sorokin", "Ivan Belov", "I. Belov", "Belov")
    ):
        corpus.document(f"{i}.txt", f"2024-01-0{i + 1}")
        corpus.person(f"{i}.txt", name, "Minister", "country:KZ" if i % 2 else None)
    forth, back = resolve(corpus.tables()), resolve(corpus.tables(reverse=True))
    for name in ("entities", "aliases", "mentions", "decisions", "identity"):
        assert forth[name].equals(back[name]), name


def test_no_documents_and_odd_names_do_no_harm(corpus: Any, resolve: Any) -> None:
    empty = resolve(corpus.tables())
    assert all(empty[n].is_empty() for n in ("entities", "aliases", "events", "documents", "decisions", "redirects", "duplicates"))
    odd = ("", "'", "...", "\u202eabc", "محمد", "А. Пушкин", "😀", "J", "x" * 5000, "O'", "王毅", "12/3", "the", "A.B.C.")
    corpus.document("a.txt", "0001-01-01")
    corpus.document("b.txt", "9999-12-31")
    for path in ("a.txt", "b.txt"):
        for i, name in enumerate(odd):
            for type_ in ("person", "organization", "instrument", "event", "place", "country"):
                corpus.mention(path, name, f"{type_}:~{i}", name)
        corpus.event(path, "meeting", "", participants=["person:~1"], place="place:~2")
        corpus.event(path, "meeting", "12", "planned", start="9999")
    tables = resolve(corpus.tables())
    assert tables["mentions"].get_column("entity_id").null_count() == 0
    assert tables["events"].height == 4
