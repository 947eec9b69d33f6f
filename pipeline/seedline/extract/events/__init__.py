"""What took place, will take place or was called off, with day, place, body and participants.

Belongs here: seeing, joining and completing events. Does not belong here: offices and statements.
"""
