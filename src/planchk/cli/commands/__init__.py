"""The commands: one module each, with its options and its help. What they do is imported when they run."""
