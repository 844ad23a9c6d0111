"""A module that breaks the rule of one diagram to a file."""
