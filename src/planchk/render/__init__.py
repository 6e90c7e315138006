"""Assessment -> output. A renderer is pure and knows the assessment only."""
