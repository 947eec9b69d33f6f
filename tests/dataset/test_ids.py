from seedline.dataset.ids import Occurrences, document_id, mint


def test_ids_are_stable_across_versions():
    assert document_id("a/b.txt") == mint("doc", "a/b.txt") == "doc_kviaadj3dty77hmk"


def test_parts_do_not_run_together():
    assert mint("x", "ab", "c") != mint("x", "a", "bc")


def test_equal_things_are_told_apart_by_their_count():
    ids = Occurrences("doc_1")
    first, second = ids.mint("men", "person", "Ann"), ids.mint("men", "person", "Ann")
    assert first != second
    again = Occurrences("doc_1")
    again.mint("men", "person", "Bea")
    assert again.mint("men", "person", "Ann") == first
