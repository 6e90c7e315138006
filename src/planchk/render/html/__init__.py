"""The self-contained HTML report: its template, style and script, and what they are given."""
