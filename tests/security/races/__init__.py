"""Everybody at once at the same task: one does it, nothing doubles, and the others are told."""
