"""The site of the demonstration: its fixture, read and held to what it says."""
