"""What the command prints: lists of problems and of what is due, for people and for programs."""
