"""Fits the lexical model to labelled exemplars. For developers; needs the extra ``planchk[train]``."""
