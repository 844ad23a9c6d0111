"""What is changed: each operator takes a node of a program and offers what may stand there."""
