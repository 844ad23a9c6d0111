"""Figures that a service brings as a file, because it keeps its cases elsewhere."""
