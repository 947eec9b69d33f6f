"""The grammar of calendar expressions, and what says which way and in which year one without a year lies.

Belongs here: reading expressions. Does not belong here: the mentions made of them (`dates`), the page's own date (`documents.masthead`).
"""
