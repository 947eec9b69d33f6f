"""What is made of packs once."""

from __future__ import annotations

import pickle

from seedline.extract.calendar.grammar import Calendar
from seedline.reference import Reference


def test_what_is_made_of_packs_is_made_once_for_each_reference(reference: Reference) -> None:
    assert reference.shared(Calendar) is reference.shared(Calendar)
    assert Reference().shared(Calendar) is not reference.shared(Calendar)


def test_a_reference_travels_without_what_was_made_of_it(reference: Reference) -> None:
    reference.shared(Calendar)
    assert len(pickle.dumps(reference)) < 1000


def test_a_text_asked_for_again_gives_the_same_and_no_one_elses_list(reference: Reference) -> None:
    calendar = reference.shared(Calendar)
    first = calendar.find("on 5 May 2020")
    other = calendar.find("in June 2021")
    again = calendar.find("in June 2021")
    again.clear()
    assert [calendar.find("in June 2021"), calendar.find("on 5 May 2020")] == [other, first] != [[], []]
