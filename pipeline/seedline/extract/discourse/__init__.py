"""What names, pronouns and descriptions mean inside one document.

Belongs here: coreference and deixis. Does not belong here: the same entity in several documents (`seedline.resolve`).
"""
