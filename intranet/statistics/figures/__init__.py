"""The figures of the network: what each one means, and how it is counted."""
