"""The only writers of papers, reports and transmissions."""
