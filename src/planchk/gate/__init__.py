"""Whether a plan passes: what a person waived, what the baseline knew, what fails and why. Pure."""
