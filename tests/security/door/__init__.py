"""Proofs of the door: who gets in, by what, for how long, and what a browser is told."""
