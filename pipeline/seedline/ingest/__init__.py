"""Bytes to documents, lines and rejects."""
