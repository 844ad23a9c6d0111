"""The figures as people read them: tables, bars, definitions, files to take away."""
