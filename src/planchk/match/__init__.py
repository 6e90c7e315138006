"""Actions -> links: by the text, through a model learnt from exemplars, and by declared references."""
