"""What a page says of itself: title, kind, publisher, author, date, place, and the items that an index page glues together.

Belongs here: reading the head, the foot and the furniture of a page, and whose own words it is. Does not belong here: what its text tells.
"""
