"""An inspection report's text -> a draft catalogue: what it asks for, what it notes, what it praises.

Everything in a draft is a quote of the report with its span; a person confirms it.
"""
