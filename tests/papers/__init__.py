"""Plans laid out as councils lay them out, and written in every kind of file: what the readers are tried on."""
