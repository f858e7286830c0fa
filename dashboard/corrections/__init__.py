"""What a reader says against the program, or for it: kept apart from what was found, and shown in every figure."""
