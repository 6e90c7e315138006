"""What changed between two versions of a plan: two assessments -> changes. Pure."""
