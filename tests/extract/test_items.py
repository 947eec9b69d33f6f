"""Pages that glue several items together: where the items begin, and that nothing of one is taken for another's."""

from __future__ import annotations

import textwrap

import pytest

import seedline
from seedline.package import Package


def _page(text: str) -> str:
    return textwrap.dedent(text).strip() + "\n"


def _names(package: Package) -> dict[str, str]:
    return {r["entity_id"]: r["name"] for r in package.table("entities").to_dicts()}


ABOVE = _page("""
    Ministry of Foreign Affairs of the Republic of Bulgaria
    Home / Press Centre / News
    News
    14 March 2023
    Minister Dimov: Bulgaria supports the reforms in Moldova
    Foreign Minister Petar Dimov received his Moldovan counterpart Ion Rusu in Sofia. The two spoke about gas and [...]
    Read more
    13 March 2023
    Deputy Minister takes part in a meeting in Stockholm
    Deputy Minister Boris Kolev took part in the informal meeting of ministers for European affairs, held today in Stockholm...
    Read more
    9 March 2023
    Minister Dimov spoke by phone with Ana Soto
    Minister Dimov held a telephone conversation with the Foreign Minister of Peru Ana Soto. He called on all states to refrain from [...]
    Read more
    8 March 2023
    Ambassador Iliev presented his credentials
    The Ambassador of Bulgaria to Kazakhstan Pavel Iliev presented his letters of credence to President Tokayev in Astana. [...]
    Read more
    1 2 3 ... 118 Next
""")
BELOW = _page("""
    President of the Republic of Ghana
    News & Press Releases
    President leaves for New York
    The President left Accra on Sunday for New York, where Ghana's Foreign Minister Ama Owusu awaits him...
    September 19, 2022 | Admin
    Benin's Talon pays working visit to Accra
    President Patrice Talon of Benin was in Accra on Thursday for a one-day working visit. The two leaders agreed to step up...
    September 9, 2022 | Admin
    Ghana and Togo hold talks on trade
    Trade Minister Kofi Mensah met his Togolese counterpart in Lome on Monday. The ministers agreed to open two more...
    August 30, 2022 | Admin
    Older posts
""")
HEADED = _page("""
    DAILY BULLETIN
    Friday, 3 February 2023
    SUDAN
    The Humanitarian Coordinator, Clara Brandt, today condemned the strike on a market in El Fasher.
    LEBANON
    Foreign Minister Abdallah Haddad met the envoy Jean Roux in Beirut on Thursday. The minister asked for more aid.
    COLOMBIA
    The Foreign Minister said that talks would go on in Havana on Monday.
""")


def test_read_more_closes_an_item_and_hides_nothing_below() -> None:
    package = seedline.extract(ABOVE)
    events = package.table("events").sort("char_start").to_dicts()
    names = _names(package)
    assert [(e["type"], e["start"]) for e in events] == [
        ("meeting", "2023-03-14"), ("meeting", "2023-03-13"), ("call", "2023-03-09"), ("meeting", "2023-03-08"),
    ]  # fmt: skip
    assert [names.get(e["place_id"] or "") for e in events] == ["Sofia", "Stockholm", None, "Astana"]


def test_an_items_office_is_not_of_a_state_that_another_names() -> None:
    package = seedline.extract(ABOVE)
    names = _names(package)
    of = {names[r["person_id"]]: names[r["body_id"]] for r in package.table("positions").to_dicts() if r["body_id"]}
    assert of["Boris Kolev"] != of["Ion Rusu"] == "Moldova"


def test_a_teasers_cut_is_no_part_of_what_is_said() -> None:
    texts = seedline.extract(ABOVE).table("statements")["text"].to_list()
    assert "all states to refrain from" in texts


def test_a_day_below_its_item_dates_what_stands_above() -> None:
    package = seedline.extract(BELOW)
    values = {m["text"]: m["value"] for m in package.table("mentions").to_dicts() if m["type"] == "date"}
    assert (values["Sunday"], values["Thursday"], values["Monday"]) == ("2022-09-18", "2022-09-08", "2022-08-29")


def test_headings_in_capitals_part_a_digest() -> None:
    package = seedline.extract(HEADED)
    names = _names(package)
    said = [names.get(s["speaker_id"] or "") for s in package.table("statements").sort("char_start").to_dicts()]
    assert said == ["Clara Brandt", "Abdallah Haddad", None]
    assert package.table("documents")["place_id"][0] is None


@pytest.mark.parametrize("text", [ABOVE, BELOW])
def test_news_of_a_site_are_an_index(text: str) -> None:
    assert seedline.extract(text).table("documents")["kind"][0] == "index"


PARTED = _page("""
    In brief
    Wednesday 8 June 2022

    Togo: Dussey in Lisbon
    Foreign minister Robert Dossou held talks with his Portuguese counterpart Joao Cravo on Tuesday.

    Burkina Faso: attack in the north
    At least 55 people were killed in an attack on Seytenga, the government spokesman Lionel Bila said on Monday.

    Niger: soldiers to stay
    The minister announced that Italy would extend its military mission.
""")


def test_blank_lines_part_items_of_a_headline_and_a_text() -> None:
    package = seedline.extract(PARTED)
    names = _names(package)
    of = {names[r["person_id"]]: names[r["body_id"]] for r in package.table("positions").to_dicts() if r["body_id"]}
    said = {s["text"]: s["speaker_id"] for s in package.table("statements").to_dicts()}
    assert of["Lionel Bila"] == "Burkina Faso"
    assert said["Italy would extend its military mission"] is None
    assert package.table("documents")["place_id"][0] is None


OWN = _page("""
    News | Prime Minister's Office of Mongolia
    LATEST NEWS
    Prime Minister B.Enkh receives guests from Japan
    2023-03-02 17:45
    Prime Minister B.Enkh received today a group of members of the parliament of Japan. They spoke about schools and...
    Consultations take place in Paris
    2023-02-27 11:02
    Deputy Minister of Foreign Affairs D.Bold held consultations in Paris with officials of France...
    Year of the fight against corruption
    2023-02-24 09:31
    The Prime Minister underlined that the fight against corruption was a duty of...
""")


def test_an_offices_own_news_need_not_name_its_holder_again() -> None:
    package = seedline.extract(OWN)
    names = _names(package)
    of = {names[r["person_id"]]: names[r["body_id"]] for r in package.table("positions").to_dicts() if r["body_id"]}
    said = {names.get(s["speaker_id"] or "") for s in package.table("statements").to_dicts() if s["cue"] == "underlined"}
    assert said == {"B. Enkh"}
    assert of["D. Bold"] != "Japan"
