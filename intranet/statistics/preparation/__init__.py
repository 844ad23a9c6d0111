"""Counting the figures of a quarter and keeping them, until they are released."""
