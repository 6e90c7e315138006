"""The configuration of a folder of plans: what may stand in it, where it is found, what holds in the end."""
