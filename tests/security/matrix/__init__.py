"""Who may open what: a table written from the domain, and a crawler that asks everything as all.

`tables/` is the table. It knows nothing of `permissions/matrix.py`: where the two differ, one of
them is wrong.
"""
