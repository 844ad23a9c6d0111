"""Releasing a period to the coordination: once, and without telling of anybody."""
