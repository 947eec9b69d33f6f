"""Lines to sentences, mentions and reports: what each document says, with the characters that say it."""
