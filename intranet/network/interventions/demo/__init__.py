"""The models of the demonstration, and the families with whom one of them was tried."""
