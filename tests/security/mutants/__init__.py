"""Remove each check in turn, and see that a test fails: a proof that the tests hold the rules.

A *mutant* is the product with one thing changed: a guard removed, a term of a query dropped, a
cell of the matrix turned. It is *killed* when a test fails on it and *survives* when none does.

`uv run python -m tests.security.mutants` prints the survivors and ends with 1 if there are any.
"""
