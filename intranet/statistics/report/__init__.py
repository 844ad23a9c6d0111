"""The yearly report as a PDF."""
