"""Flows to draw, one to a module."""
