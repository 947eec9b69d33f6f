"""Referents of all documents become entities.

`entities(seeds=, mention_reports=, position_reports=, event_reports=, participant_reports=, statement_reports=, action_reports=,
relation_reports=, document_reports=, duplicates=, given_overrides=, reference=, previous=)
-> {identity, entities, aliases, entity_decisions, entity_overrides}`

Belongs here: collecting referents, sending each type to its resolver, and writing the tables. Does not belong here: how
two names compare (`persons`, `phrases`), facts beyond what an entity is called and belongs to (`enrich`).
"""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from seedline.dataset import ids, referent
from seedline.dataset.overrides import accepted
from seedline.dataset.schema import SPAN_COLUMNS, dictionary
from seedline.reference import Reference, cells
from seedline.resolve import persons, phrases
from seedline.resolve.clusters import Clustered, Decision, Node
from seedline.resolve.duplicates import originals
from seedline.resolve.ledger import Previous, assign, earlier_ids, unchanged
from seedline.resolve.names import Names
from seedline.resolve.overrides import Member, Overrides

REFERENTS = {
    "mention_reports": ("referent",),
    "position_reports": ("person", "body"),
    "event_reports": ("place", "organizer", "chair"),
    "participant_reports": ("referent",),
    "statement_reports": ("speaker",),
    "action_reports": ("instrument",),
    "relation_reports": ("subject", "object"),
    "document_reports": ("place",),
}
_CERTAIN = 0.98  # merges of equal names above this are no decision that a person may doubt
_JOIN = "\x1f"


@dataclass(slots=True)
class Group:
    """The clusters of one type.

    Attributes:
        rows: position in the units' frame of each member, by cluster.
        keys: what each cluster is named by; all different.
        names: display name of each cluster.
        countries: countries whose offices the cluster's member holds.
        decisions: (cluster, cluster, would-be keys of both sides, decision).
        node_rows: positions in the units' frame of a node's members.
    """

    rows: list[list[int]] = field(default_factory=list)
    keys: list[tuple[str, ...]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    countries: list[frozenset[str]] = field(default_factory=list)
    decisions: list[tuple[int, int, tuple[str, ...], tuple[str, ...], Decision]] = field(default_factory=list)
    node_rows: Callable[[int], set[int]] = lambda node: set()


class Pack:
    """What the reference packs say of referents: names, countries, Wikidata items."""

    def __init__(self, reference: Reference, words: phrases.Words) -> None:
        self.name: dict[str, str] = {}
        self.country: dict[str, str] = {}
        self.wikidata: dict[str, str] = {}
        for r in reference.rows("countries"):
            self._add(referent.known("country", r["code"]), r["name"], r["code"], r["wikidata_id"])
        for r in reference.rows("organizations"):
            self._add(referent.known("organization", r["organization_id"]), r["name"], r["country_code"], r["wikidata_id"])
        for r in reference.rows("places"):
            self._add(referent.known("place", r["place_id"]), r["name"], r["country_code"], "")
        self._codes = {r["code"].lower(): r["code"] for r in reference.rows("countries")}
        self._national = {r["national"] for r in reference.rows("bodies") if r["national"]}
        self._by_words = self._unique_names(reference, words)
        self._words = words

    def _add(self, key: str, name: str, country: str, wikidata: str) -> None:
        self.name[key] = name
        if country:
            self.country[key] = country
        if wikidata:
            self.wikidata[key] = wikidata

    def _unique_names(self, reference: Reference, words: phrases.Words) -> dict[phrases.Key, str]:
        """Organisations by the words of their names of two words and more, where those fit one organisation only."""
        found: dict[phrases.Key, set[str]] = collections.defaultdict(set)
        for r in reference.rows("organizations"):
            for name in (r["name"], *cells(r["aliases"])):
                found[words.key(name)].add(referent.known("organization", r["organization_id"]))
        return {k: min(v) for k, v in found.items() if len(v) == 1 and len(k.words) > 1 and not words.is_general(k)}

    def country_of(self, key: str) -> str | None:
        """Country code of a referent: its own, or that of the state that it is a body of."""
        code = self.country.get(key)
        if code is None and key.startswith("organization:"):
            # bodies that every state has are keyed by their kind and the country: mfa-kz
            kind, _, country = referent.key_of(key).rpartition("-")
            code = self._codes.get(country) if kind in self._national else None
        return code

    def known_organization(self, name: str) -> str | None:
        """The pack's referent for an organisation written in other words than the pack has."""
        return self._by_words.get(self._words.key(name))


def entities(
    *,
    seeds: pl.DataFrame,
    mention_reports: pl.DataFrame,
    position_reports: pl.DataFrame,
    event_reports: pl.DataFrame,
    participant_reports: pl.DataFrame,
    statement_reports: pl.DataFrame,
    action_reports: pl.DataFrame,
    relation_reports: pl.DataFrame,
    document_reports: pl.DataFrame,
    duplicates: pl.DataFrame,
    given_overrides: pl.DataFrame,
    reference: Reference,
    previous: Previous,
) -> dict[str, pl.DataFrame]:
    """Every referent that occurs anywhere gets an entity, unless a person rejected it.

    A reference pack's referent is the same everywhere, and its id comes from its key alone. Local referents are joined
    across documents; their clusters keep the id that most of their mentions have in `previous`. Overrides come last.
    """
    mention_reports = accepted(mention_reports, given_overrides, "mentions")
    position_reports = accepted(position_reports, given_overrides, "positions")
    statement_reports = accepted(statement_reports, given_overrides, "statements")
    action_reports = accepted(action_reports, given_overrides, "instrument_actions")
    relation_reports = accepted(relation_reports, given_overrides, "relations")
    tables = dict(
        zip(
            REFERENTS,
            (
                mention_reports,
                position_reports,
                event_reports,
                participant_reports,
                statement_reports,
                action_reports,
                relation_reports,
                document_reports,
            ),
            strict=True,
        )
    )
    words = phrases.Words(reference)
    pack = Pack(reference, words)
    units = _units(tables, unchanged(seeds, previous), previous, pack)
    local = units.filter(pl.col("known").is_null())
    known = {key: ids.entity_id(key) for key in units.get_column("known").drop_nulls().unique()}
    taken = set(known.values())

    identity = units.filter(pl.col("known").is_not_null()).with_columns(
        entity_id=pl.col("known").replace_strict(known, return_dtype=pl.String)
    )
    facts = {
        known[key]: {
            "type": referent.type_of(key),
            "name": pack.name.get(key, name),
            "country_code": pack.country_of(key),
            "wikidata_id": pack.wikidata.get(key),
        }
        for key, name in identity.group_by("known")
        .agg(pl.col("name").sort_by("mentions", "name", descending=[True, False]).first())
        .iter_rows()
    }
    overrides = Overrides(given_overrides, "entities", previous)
    decisions: list[dict[str, Any]] = []
    merged: dict[str, list[str]] = {}
    parts = [identity.select("document_id", "referent", "entity_id", "previous_id")]
    for type_ in sorted(local.get_column("type").unique()):
        own = local.filter(pl.col("type") == type_)
        group = _persons(own, position_reports, pack, reference) if type_ == "person" else _phrases(type_, own, words, reference)
        earlier = _earlier(own, group)
        overrides.restore(earlier, group.rows, own.get_column("anchor").to_list())
        given = assign("ent", group.keys, earlier, taken)
        taken |= set(given)
        parts.append(_identity(own, group, given))
        for entity, name, countries in zip(given, group.names, group.countries, strict=True):
            facts[entity] = {
                "type": type_,
                "name": name,
                "country_code": min(countries) if len(countries) == 1 else None,
                "wikidata_id": None,
            }
        anchors = own.get_column("anchor").to_list()
        for row, side in _decisions(group, given, own.get_column("name").to_list()):
            decisions.append(row)
            merged[row["right_id"]] = [anchors[i] for i in sorted(side)]
    identity = _overruled(pl.concat(parts), units, facts, overrides, merged)
    return {
        "identity": dictionary()["identity"].conform(identity),
        **_published(mention_reports, identity, facts, originals(duplicates)),
        "entity_decisions": dictionary()["entity_decisions"].frame(decisions),
        "entity_overrides": dictionary()["entity_overrides"].frame(overrides.outcomes),
    }


def _units(tables: Mapping[str, pl.DataFrame], same: Sequence[str], previous: Previous, pack: Pack) -> pl.DataFrame:
    """One row per document and referent: type, name, mentions, spellings, earlier id, and the pack's referent if it has one."""
    everywhere = pl.concat(
        tables[table].select("document_id", pl.col(column).alias("referent")) for table, columns in REFERENTS.items() for column in columns
    )
    mentions = tables["mention_reports"].filter(pl.col("referent").is_not_null())
    mentions = _remembered(mentions, same, previous)
    by = ["document_id", "referent"]
    stats = mentions.group_by(by).agg(
        pl.len().alias("mentions"),
        pl.coalesce("name", "text")
        .sort_by(pl.coalesce("name", "text").str.len_chars(), pl.coalesce("name", "text"), descending=[True, False])
        .first()
        .alias("name"),
        pl.col("text").unique().sort().alias("spellings"),
    )
    kept = (
        mentions.filter(pl.col("previous_id").is_not_null())
        .group_by(*by, "previous_id")
        .len()
        .sort(*by, "len", "previous_id", descending=[False, False, True, False])
        .unique(by, keep="first", maintain_order=True)
        .drop("len")
    )
    units = (
        everywhere.drop_nulls()
        .unique()
        .sort(by)
        .join(stats, on=by, how="left", maintain_order="left")
        .join(kept, on=by, how="left", maintain_order="left")
        .with_columns(
            pl.col("mentions").fill_null(0),
            pl.col("spellings").fill_null([]),
            name=pl.coalesce("name", pl.col("referent").str.splitn(":", 2).struct.field("field_1").str.strip_chars_start("~?")),
            type=pl.col("referent").str.splitn(":", 2).struct.field("field_0"),
            anchor=pl.concat_str("document_id", "referent", separator=" "),
            # `~` holds a name of this document, `?` a name that the document does not make plain
            local=pl.col("referent").str.contains(r"^[^:]*:[~?]"),
        )
    )
    is_named = pl.col("referent").str.starts_with("organization:~")
    names = units.filter(is_named).get_column("name").unique().sort().to_list()
    found = {n: key for n in names if (key := pack.known_organization(n))}
    return units.with_columns(
        known=pl.when(~pl.col("local"))
        .then(pl.col("referent"))
        .when(is_named)
        .then(pl.col("name").replace_strict(found, default=None, return_dtype=pl.String))
    )


def _remembered(mentions: pl.DataFrame, same: Sequence[str], previous: Previous) -> pl.DataFrame:
    """Mentions with the entity that each had in the previous package: by its id, else, in the `same` documents, as the mention of its
    type that began or ended where it does, so that other bounds of a name rename nothing."""
    place = ("seed_path", "type")
    known = earlier_ids(previous, "mentions", "mention_id", "entity_id").drop_nulls().rename({"entity_id": "previous_id"})
    found = mentions.join(known, on="mention_id", how="left", maintain_order="left")
    bare = found.filter(pl.col("previous_id").is_null() & pl.col("document_id").is_in(list(same)))
    if bare.is_empty():
        return found
    edges = ("char_start", "char_end")
    earlier = earlier_ids(previous, "mentions", *place, *edges, "entity_id", where=pl.col("entity_id").is_not_null())
    for edge in edges:
        there = earlier.select(*place, edge, again="entity_id").unique([*place, edge], keep="none")
        at = bare.with_columns(pl.col(edge).cast(pl.String)).join(there, on=[*place, edge], how="left", maintain_order="left")
        bare = bare.with_columns(previous_id=pl.coalesce("previous_id", at["again"]))
    found = found.join(bare.select("mention_id", again="previous_id"), on="mention_id", how="left", maintain_order="left")
    return found.with_columns(pl.coalesce("previous_id", "again").alias("previous_id")).drop("again")


# ---------------------------------------------------------------- persons
def _persons(units: pl.DataFrame, position_reports: pl.DataFrame, pack: Pack, reference: Reference) -> Group:
    by = ["name", "countries", "offices", "bodies"]
    rows = units.with_row_index("row").join(
        _evidence(position_reports, pack), left_on=["document_id", "referent"], right_on=["document_id", "person"], how="left"
    )
    grouped = (
        rows.with_columns(pl.col("countries", "offices", "bodies").fill_null(""))
        .group_by(by)
        .agg("document_id", "row", "mentions")
        .sort(by)
    )
    profiles = [
        persons.Profile(
            r["name"], tuple(r["document_id"]), sum(r["mentions"]), *(frozenset(v for v in r[c].split(_JOIN) if v) for c in by[1:])
        )
        for r in grouped.iter_rows(named=True)
    ]
    names = Names(reference)
    made = persons.Resolver(names, reference)(profiles)

    def display(some: set[int]) -> str:
        counts = _counts((profiles[i].name, profiles[i].mentions) for i in some)
        return max(counts, key=lambda n: (names.read(n).form == "full", not n.isupper(), counts[n], len(n), n))

    return _group("person", made, _places(grouped), display, lambda name: names.read(name).key or name.casefold())


def _evidence(position_reports: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Countries, offices and bodies of each person in each document, joined into strings that can be grouped by."""
    bodies = position_reports.get_column("body").drop_nulls().unique().sort().to_list()
    country = {b: code for b in bodies if (code := pack.country_of(b))}
    others = {b: b for b in bodies if b not in country and not referent.is_local(b)}

    def joined(values: pl.Expr) -> pl.Expr:
        return values.drop_nulls().unique().sort().str.join(_JOIN)

    return position_reports.group_by("document_id", "person").agg(
        joined(pl.col("body").replace_strict(country, default=None, return_dtype=pl.String)).alias("countries"),
        joined(pl.coalesce("office", pl.col("title").str.to_lowercase())).alias("offices"),
        joined(pl.col("body").replace_strict(others, default=None, return_dtype=pl.String)).alias("bodies"),
    )


# ---------------------------------------------------------------- organisations, places, instruments, events
def _phrases(type_: str, units: pl.DataFrame, words: phrases.Words, reference: Reference) -> Group:
    grouped = (
        units.with_row_index("row")
        .group_by("name")
        .agg("document_id", "row", pl.col("mentions").sum(), pl.col("spellings").explode().unique().sort())
        .sort("name")
    )
    found = [
        phrases.Phrase(r["name"], tuple(r["document_id"]), r["mentions"], frozenset(r["spellings"])) for r in grouped.iter_rows(named=True)
    ]
    made = phrases.Resolver(words, reference)(found)

    def display(some: set[int]) -> str:
        counts = _counts((found[i].name, found[i].mentions) for i in some)
        return max(counts, key=lambda n: (" " in n, not n.isupper(), counts[n], len(n), n))

    return _group(type_, made, _places(grouped), display, lambda name: str(words.key(name)))


# ---------------------------------------------------------------- both
def _group(
    type_: str, made: Clustered, places: Sequence[Mapping[int, str]], display: Callable[[set[int]], str], key_of: Callable[[str], str]
) -> Group:
    """Clusters of nodes as clusters of rows.

    Args:
        made: nodes whose members are (profile or phrase, document or None for all its documents).
        places: for each profile or phrase, its rows and their documents.
        display: the name shown for some profiles or phrases.
        key_of: the key of a name.
    """

    def rows_of(nodes: Iterable[Node]) -> dict[int, str]:
        members = [m for node in nodes for m in node.members]
        return {row: d for p, document in members for row, d in places[p].items() if document in (None, d)}

    group = Group(node_rows=lambda node: set(rows_of([made.nodes[node]])))
    number: dict[int, int] = {}
    for i in range(len(made.nodes)):
        if made.clusters.find(i) != i:
            continue
        own = [made.nodes[m] for m in made.clusters.members(i)]
        members = [m for node in own for m in node.members]
        rows = rows_of(own)
        number[i] = len(group.rows)
        group.rows.append(sorted(rows))
        group.names.append(display({p for p, _ in members}))
        group.countries.append(frozenset().union(*(n.countries for n in own)))
        tags = sorted({n.tag for n in own})
        bound = tags[:1] if all(n.is_bound for n in own) else []
        group.keys.append((type_, key_of(group.names[-1]), *bound, _JOIN.join(tags), min(rows.values())))
    group.keys = _shortest(group.keys)
    for d in made.decisions:
        left, right = ((type_, n.label, *([n.tag] if n.is_bound else [])) for n in (made.nodes[d.left], made.nodes[d.right]))
        group.decisions.append((number[made.clusters.find(d.left)], number[made.clusters.find(d.right)], left, right, d))
    return group


def _shortest(keys: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Keys without their last two parts, which only namesakes need: what tells them apart, then their first document."""
    result = [k[:-2] for k in keys]
    for end in (-1, None):
        counts = collections.Counter(result)
        result = [r if counts[r] == 1 else k[:end] for r, k in zip(result, keys, strict=True)]
    return result


def _counts(names: Iterable[tuple[str, int]]) -> collections.Counter[str]:
    counts: collections.Counter[str] = collections.Counter()
    for name, count in names:
        counts[name] += count
    return counts


def _places(grouped: pl.DataFrame) -> list[dict[int, str]]:
    return [dict(zip(rows, documents, strict=True)) for rows, documents in grouped.select("row", "document_id").iter_rows()]


def _earlier(units: pl.DataFrame, group: Group) -> list[dict[str, int]]:
    had, mentions = units.get_column("previous_id").to_list(), units.get_column("mentions").to_list()
    counts = []
    for rows in group.rows:
        count: collections.Counter[str] = collections.Counter()
        for row in rows:
            if had[row] is not None:
                count[had[row]] += mentions[row]
        counts.append(dict(count))
    return counts


def _identity(units: pl.DataFrame, group: Group, given: Sequence[str]) -> pl.DataFrame:
    entity = {row: id_ for id_, rows in zip(given, group.rows, strict=True) for row in rows}
    column = pl.Series("entity_id", [entity[i] for i in range(units.height)], dtype=pl.String)
    return units.with_columns(column).select("document_id", "referent", "entity_id", "previous_id")


def _decisions(group: Group, given: Sequence[str], names: Sequence[str]) -> Iterator[tuple[dict[str, Any], set[int]]]:
    """Rows of the decisions. Of a merged pair the right id is the one that the merged side would have had alone, and
    that side's positions in the units' frame come with it. `names` are those of the units."""
    seen: set[tuple[str, str]] = set()
    for left, right, left_key, right_key, d in group.decisions:
        side: set[int] = set()
        if d.merged:
            if d.score.probability >= _CERTAIN and left_key == right_key:
                continue
            kept, away, node = given[left], ids.mint("ent", *right_key), d.right
            if away == kept:
                away, node = ids.mint("ent", *left_key), d.left
            side = group.node_rows(node)
            called = group.names[left], max((names[row] for row in side), default=group.names[left])
        else:
            (kept, name), (away, other) = sorted((given[i], group.names[i]) for i in (left, right))
            called = name, other
        if kept != away and (kept, away) not in seen:
            seen.add((kept, away))
            yield d.row("entities", kept, away, called), side


def _overruled(
    identity: pl.DataFrame, units: pl.DataFrame, facts: dict[str, dict[str, Any]], overrides: Overrides, parts: Mapping[str, Sequence[str]]
) -> pl.DataFrame:
    """Identity after the overrides; `facts` are changed with it. `parts` are the anchors behind the right ids of decisions."""
    if not overrides:
        return identity
    identity = identity.join(units.select("document_id", "referent", "anchor", "name", "mentions"), on=["document_id", "referent"])
    place = {anchor: i for i, anchor in enumerate(identity.get_column("anchor"))}
    members = [Member(*row) for row in identity.select("anchor", "document_id", "entity_id").iter_rows()]
    here = overrides.apply(members, {right: [place[a] for a in anchors] for right, anchors in parts.items()})
    identity = identity.with_columns(entity_id=pl.Series(here, dtype=pl.String)).filter(pl.col("entity_id").is_not_null())
    names = dict(
        identity.group_by("entity_id").agg(pl.col("name").sort_by("mentions", "name", descending=[True, False]).first()).iter_rows()
    )
    for row, outcome in overrides.applied():
        kept, moved = outcome["kept_id"], outcome["moved_id"]
        if row["action"] == "merge" and moved in facts:
            facts[kept] |= {k: facts[kept][k] or facts[moved][k] for k in ("country_code", "wikidata_id")}
        elif row["action"] == "split" and moved not in facts:
            name = row["value"] or names[moved]
            facts[moved] = {"type": facts[kept]["type"], "name": name, "country_code": None, "wikidata_id": None}
        elif row["action"] == "rename":
            facts[kept]["name"] = row["value"]
        elif row["action"] == "relabel":
            facts[kept]["type"] = row["value"]
    for entity in facts.keys() - names.keys():
        del facts[entity]
    return identity


def _published(
    mention_reports: pl.DataFrame, identity: pl.DataFrame, facts: Mapping[str, Mapping[str, Any]], reprints: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    named = (
        mention_reports.select("document_id", "referent", "mention_id", "text", *SPAN_COLUMNS)
        .join(identity.select("document_id", "referent", "entity_id"), on=["document_id", "referent"])
        .join(reprints, on="document_id", how="left")
        .with_columns(original=pl.coalesce("duplicate_of", "document_id"))
        .sort("seed_path", "char_start", "mention_id")
    )
    first = [pl.col(c).first() for c in SPAN_COLUMNS]
    counts = {
        "mention_count": pl.len(),
        "document_count": pl.col("document_id").n_unique(),
        "original_mention_count": pl.col("duplicate_of").null_count(),
        "original_document_count": pl.col("original").n_unique(),
    }
    seen = named.group_by("entity_id", maintain_order=True).agg(*first, **counts)
    spelled = named.group_by("entity_id", pl.col("text").alias("alias"), maintain_order=True).agg(pl.len().alias("mention_count"), *first)
    columns = {c: pl.Series([fact[c] for fact in facts.values()], dtype=pl.String) for c in ("type", "name", "country_code", "wikidata_id")}
    rows = pl.DataFrame({"entity_id": pl.Series(list(facts), dtype=pl.String), **columns})
    table = rows.join(seen, on="entity_id", how="left").with_columns(pl.col(*counts).fill_null(0))
    return {"entities": dictionary()["entities"].conform(table), "aliases": dictionary()["aliases"].conform(spelled)}
