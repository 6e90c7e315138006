"""Many plans at once: a small record of each, kept on disk, and what they add up to."""
