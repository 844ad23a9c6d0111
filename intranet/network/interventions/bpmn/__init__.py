"""Diagrams that services bring, in BPMN 2.0: read with care, and drawn as the house's own."""
