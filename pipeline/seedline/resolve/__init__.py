"""Reports of single documents become things of the world: duplicates, entities, events, and what is kept of them over time.

Belongs here: pure functions from tables to tables. Does not belong here: reading text, facts from reference packs beyond
what tells two things apart (`enrich` adds those), I/O.
"""
