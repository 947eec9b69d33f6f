"""News outlets and sites told by how a page names them: addresses, agencies in brackets, social networks.

Belongs here: mentions of outlets that no pack knows. Does not belong here: known outlets (gazetteer.py), who published the
document (publishers.py), and any list of names (reference packs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seedline.dataset.referent import known, local
from seedline.extract.mentions.units import Unit, symbols
from seedline.extract.reading import Paragraph
from seedline.extract.reports import Mention
from seedline.reference import Reference
from seedline.reference.patterns import either

DATELINE = re.compile(r"(?:[-x]{0,2}[PX](?:[PXC,/x]{0,4})[d9W,.]{0,6})?\((?P<agency>[WwDCPXH]?[WwH])\)?[-x]")
OUTLET = re.compile(r"M+(?:[pt]?[WHPXD9](?!i)){0,2}")
LETTERS = (2, 8)  # of an agency's short name
INITIALS = 3  # letters by which an agency's people sign
GAP = 2  # characters of white space that part two entries of a line
DASHES = "-–—:"


class Outlets:
    """Finds outlets; made once per process.

    Args:
        reference: packs organizations, name_parts, web_domains and countries.
    """

    def __init__(self, reference: Reference) -> None:
        self.networks = {r["organization_id"] for r in reference.rows("organizations") if r["type"] == "social_network"}
        self.letters = {r["form"] for r in reference.rows("name_parts") if r["kind"] == "network"}
        last = [r["label"] for r in reference.rows("web_domains") if r["kind"] in ("generic", "domain")]
        last += [r["code"].casefold() for r in reference.rows("countries")]
        lower, upper = either(last), either(label.upper() for label in last)
        self.address = re.compile(
            rf"(?<![\w@/.-])(?!www\.)(?:[A-Za-z\d][A-Za-z\d-]*[a-z\d-]\.(?:[a-z-]+\.)*(?:{lower})|[A-Z\d-]{{2,}}\.(?:{upper}))(?![\w@/-]|\.\w)"
        )

    def __call__(self, text: str, units: Sequence[Unit]) -> Iterator[Mention]:
        """Outlets in one paragraph, by what stands beside them."""
        yield from self._agency(text, units)
        yield from self._letter_network(units)
        for m in OUTLET.finditer(symbols(units)):
            yield named(units[m.start() : m.end()], "organization", text[units[m.start()].start : units[m.end() - 1].end])

    def addresses(self, text: str, paragraph: Paragraph, units: Sequence[Unit]) -> Iterator[Mention]:
        """Sites called by their address: "Follow Example.com on", "NEWS.am"; not those of links and mail."""
        bodies = {u.start: u for u in units if u.symbol == "O"}
        for m in self.address.finditer(text, paragraph.start, paragraph.end):
            body = bodies.get(m.start())
            is_typed = not text[paragraph.start : m.start()].strip() and not text[m.end() : paragraph.end].strip()
            if is_typed and max(map(len, m[0].split("."))) <= INITIALS:
                continue  # "ab.cd" below a story: who typed it
            if body is None or body.entry is None:
                referent, name = local("organization", m[0]), m[0]
            elif body.end == m.end():
                continue
            else:  # "AKIPRESS.COM"
                referent, name = known("organization", body.entry.key), body.entry.name
            yield Mention(start=m.start(), end=m.end(), type="organization", referent=referent, name=name, confidence=0.8)

    def _agency(self, text: str, units: Sequence[Unit]) -> Iterator[Mention]:
        """The news agency of a dateline, where the packs do not know it: "TIRANA (ATA) -", "BEIRUT (Gulf Daily) -", "(ATA) -"."""
        m = DATELINE.match(symbols(units))
        if m and units[m.end() - 1].text in DASHES:
            agency = units[m.start("agency") : m.end("agency")]
            is_short = agency[0].text.isupper() and LETTERS[0] <= len(agency[0].text) <= LETTERS[1] and not agency[0].entry
            if is_short if len(agency) == 1 else m.start("agency") > 1:
                yield named(agency, "organization", text[agency[0].start : agency[-1].end])

    def _letter_network(self, units: Sequence[Unit]) -> Iterator[Mention]:
        """The social network whose name is a letter, beside another or behind "on": "Facebook | X", "wrote on X that"."""
        for n, u in enumerate(units):
            if u.text not in self.letters or (
                n + 1 < len(units) and units[n + 1].symbol in "-.'JWXNL" and units[n + 1].start - u.end < GAP
            ):
                continue
            beside = [units[i] for i in (n - 2, n - 1, n + 1, n + 2) if 0 <= i < len(units)]
            if any(b.entry and b.entry.key in self.networks for b in beside) or (n > 1 and units[n - 1].text == "on"):
                yield named([u], "organization", u.text)


def named(units: Sequence[Unit], type_: str, name: str) -> Mention:
    """The mention of a name that the document alone knows."""
    return Mention(start=units[0].start, end=units[-1].end, type=type_, referent=local(type_, name), name=name, confidence=0.8)
