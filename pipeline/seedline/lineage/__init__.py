"""Evidence on the way in (`collect`), trace and verify on the way out."""
