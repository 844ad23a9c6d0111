"""A module whose checks are known, and tests of it that leave a hole on purpose."""
