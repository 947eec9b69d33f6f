"""Scoring a package against labelled documents."""
