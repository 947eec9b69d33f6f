"""Reports to entities, events and documents that are one each, with the decisions behind them."""
