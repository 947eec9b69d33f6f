"""Tables to a published data package: Parquet, CSV, descriptor, licence, citation, checksums, archive, diff."""
