"""What the child process runs: standard library and calamine alone, nothing of Django or of the register."""
