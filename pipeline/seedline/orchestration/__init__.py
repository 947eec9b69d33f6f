"""Dagster assets and the one graph that composes the stages."""
