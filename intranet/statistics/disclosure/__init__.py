"""Showing counts without telling of anybody, whatever is shown before or after.

Pure functions on numbers: no model, no database. A `System` says which counts there are and how
they hang together; `protect` says which of them may be shown; `published` makes the system of
the network's figures. It withstands a reader who solves all of it at once, over whole numbers.
"""
