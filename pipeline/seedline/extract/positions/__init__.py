"""Offices and their holders.

Belongs here: titles, whose they are, and of which body. Does not belong here: who speaks by an office (`statements.speakers`).
"""
