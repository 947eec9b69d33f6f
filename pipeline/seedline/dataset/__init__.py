"""What the dataset is: tables, columns, vocabularies, spans, ids and dates. No I/O, no text processing."""
