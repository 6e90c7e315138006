"""The commands: the only place that prints, writes or exits."""
