"""People look at the decisions of rules: why two rows are one or two, and what to say against it.

Belongs here: explaining decisions of a published package, ordering the doubtful ones, asking a person.
Does not belong here: making decisions (`resolve`), reading and writing overrides (`ingest.overrides`).
"""
