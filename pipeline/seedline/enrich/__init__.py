"""Entities and reference packs become facts: parts of names, codes, coordinates, kinds, relations, topics.

Belongs here: pure functions from entities and packs to tables, one module for tables that belong together. Does not belong
here: deciding what is one entity (`resolve`), I/O. A fact that points to another entity is given only where the dataset has it.
"""
