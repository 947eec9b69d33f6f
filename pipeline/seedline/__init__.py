"""seedline: raw text to open data, every value with the line that says it."""
