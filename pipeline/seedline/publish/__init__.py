"""Tables to files: Parquet, CSV, datapackage.json and what goes with them."""
