"""Evidence: collected on the way in, traced and verified on the way out."""
