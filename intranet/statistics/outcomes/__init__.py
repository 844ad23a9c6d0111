"""How cases went that were received by some services in some quarters, told so that nobody is.

The rest of the site reads no cases for this: it names two groups, and gets what may be said.
"""
