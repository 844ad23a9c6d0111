"""The terms of the minutes, in days; the page says them beforehand."""

from workflows.cases.terms import Term

# For remarks on the draft.
COMMENTS = Term(days=7)
# Of those who were there, who has said nothing by then has consented.
SILENCE = Term(days=10)
