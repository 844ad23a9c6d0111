"""Proofs that nobody sees what is not theirs, and that nothing typed does anything."""
