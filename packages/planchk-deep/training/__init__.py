"""The training of planchk-deep: exemplars in, a quantised encoder and its manifest out.

Only developers run it; nothing here ships in the wheel. ``python -m training --help`` is the one command.
"""
