"""Secrets, one for each sensitive field, searched for in everything that leaves the house."""
