"""Proposing, trying and deciding: all that is written in this room."""
