"""The demonstration: invented people and cases, played through the real actions."""
