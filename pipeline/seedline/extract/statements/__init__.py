"""Who says what: cues, the words that they report, and the speaker; turns of transcripts.

Belongs here: reported speech. Does not belong here: what pronouns mean (`discourse`).
"""
