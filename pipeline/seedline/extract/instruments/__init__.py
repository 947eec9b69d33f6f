"""Treaties, statements and plans, what was done with them, and events that bear names of their own.

Belongs here: the bounds of such names and the deeds that befall them. Does not belong here: gatherings (`events`).
"""
