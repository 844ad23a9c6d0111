"""The only writers of the records of a case. An action is a verb, in one transaction."""
