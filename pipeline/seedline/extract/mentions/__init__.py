"""Names of persons, organisations, countries and places.

Belongs here: which characters are a name, of which type, and whose. Does not belong here: one referent for a page's names (`discourse`).
"""
