"""The pages on which work is done. A page finds, shows, and calls one action."""
