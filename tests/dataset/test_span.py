import subprocess

from hypothesis import given
from hypothesis import strategies as st

from seedline.dataset.span import LineIndex, Span

TEXT = st.text(st.sampled_from("ab \n\r\f\u2028\x85\tй😀"), max_size=60)


def test_lines_end_at_lf_crlf_and_lone_cr_only():
    text = "a\fb\u2028c\r\nd\re\n\nf"
    index = LineIndex(text)
    assert [text[a:b] for a, b in zip(index.starts, index.ends, strict=True)] == ["a\fb\u2028c", "d", "e", "", "f"]


def test_a_final_line_end_opens_no_line():
    assert len(LineIndex("a\n")) == 1
    assert len(LineIndex("a\n\n")) == 2
    assert len(LineIndex("")) == 1


@given(TEXT)
def test_lines_and_line_ends_make_the_text(text):
    index = LineIndex(text)
    ends = [*index.starts[1:], len(text)]
    assert "".join(text[a:b] for a, b in zip(index.starts, ends, strict=True)) == text
    for a, b, nxt in zip(index.starts, index.ends, ends, strict=True):
        assert text[b:nxt] in ("", "\n", "\r", "\r\n")
        assert not set(text[a:b]) & {"\n", "\r"}


@given(TEXT.filter(bool), st.data())
def test_a_span_knows_its_lines(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    index = LineIndex(text)
    span = index.span("x.txt", start, end)
    assert span == Span("x.txt", span.line_start, span.line_end, start, end)
    assert index.starts[span.line_start - 1] <= start
    assert span.line_end == len(index) or end <= index.starts[span.line_end]


def test_line_numbers_are_those_of_sed(tmp_path):
    text = "one\ntwo\u2028still two\r\nthree\fstill three\nfour"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    index = LineIndex(text)
    for n in range(1, len(index) + 1):
        shown = subprocess.run(["sed", "-n", f"{n}p", str(path)], capture_output=True, check=True).stdout.decode()
        assert shown.rstrip("\r\n") == text[index.starts[n - 1] : index.ends[n - 1]]
