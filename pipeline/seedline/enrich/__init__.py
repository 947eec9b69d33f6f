"""Entities to their particulars, from the reference packs."""
