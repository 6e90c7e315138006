"""Whether an action commits to something: its main verb, and what follows it."""

from __future__ import annotations

import re
from itertools import pairwise

from planchk.values.glance import Words
from planchk.values.measures import has_figure

# The commitment stands at the front of an action.
_LIMIT = 2000
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[.;,:()\n]")

# Main verbs that promise a thought; a deliverable after "and" makes them firm.
_THINKING = (
    "explore", "consider", "look at", "look into", "look again at", "think about", "discuss", "reflect on",
    "give consideration to", "give thought to", "be explored", "be considered", "be discussed",
    "be looked at", "be looked into", "exploring", "considering", "looking at", "looking into",
    "keep under review", "be mindful of",
)  # fmt: skip
# Main verbs that promise what there is, or an attempt; what they govern is no new deliverable.
_TRYING = (
    "continue to", "continue with", "continue", "continuing to", "carry on", "seek to", "aim to", "hope to",
    "endeavour to", "strive to", "try to", "attempt to", "aspire to", "work towards", "look to",
    "seeking to",
)  # fmt: skip
_HEDGES = (
    "where possible", "wherever possible", "if possible", "as far as possible", "where practicable",
    "where feasible", "as and when possible", "when resources allow", "if resources allow",
    "as resources allow", "where appropriate", "as appropriate", "subject to resources",
    "subject to funding",
)  # fmt: skip

# Verbs by which something comes about that others can see.
_FIRM = frozenset(
    "publish produce report introduce commission implement agree adopt roll recruit appoint launch set "
    "establish write issue deliver complete submit decide recommend train open build create develop "
    "procure tender buy employ hire hold run start begin bring put install sign approve draft revise "
    "rewrite redesign replace amend change move close stop end remove cut reduce increase double extend "
    "expand enlarge pilot test audit survey measure monitor record require ensure make give offer provide "
    "send visit review update map define design prepare finalise present take place fund invest merge "
    "transfer allocate assign teach coach mentor meet clear answer respond tell inform consult co-produce "
    "coproduce use embed mandate enforce convene form host join lead manage organise plan purchase "
    "register release restructure reopen schedule share simplify standardise streamline strengthen "
    "support switch tackle undertake examine investigate benchmark collect analyse identify secure "
    "maintain promote protect improve enhance explain countersign moderate guarantee refresh restrict "
    "relaunch work apply follow check sample ask invite involve engage".split()
)
# After these, a firm verb is a step of its own.
_BEFORE_STEP = frozenset((".", ";", ",", ":", "\n", "and", "then", "will", "before"))
_BEFORE_NEW_STEP = frozenset((".", ";", "\n", "then", "will"))
# Firm verbs that only name an aim when they follow a thought: "consider and improve".
_AIMS = frozenset(
    "improve strengthen enhance support promote maintain develop protect work ensure make plan review "
    "engage involve use examine investigate identify monitor manage tackle share lead apply follow take "
    "place embed".split()
)
_OFTEN = frozenset("each every daily weekly fortnightly monthly quarterly annually".split())
_PAPERS = frozenset(
    "paper report plan policy strategy case proposal proposals recommendations decision protocol "
    "specification contract agreed approved published".split()
)
_MODALS = frozenset(("will", "shall", "to", "should", "must", "would"))
_FILLERS = frozenset("also further actively jointly now then we the council".split())
_REACH = 16  # words before a main verb

# The same in words, the order kept: thoughts before attempts.
_BY_FIRST_WORD: dict[str, list[list[str]]] = {}
for _verb in (*_THINKING, *_TRYING):
    _BY_FIRST_WORD.setdefault(_verb.split()[0], []).append(_verb.split())
_HEDGES_IN_WORDS = [hedge.split() for hedge in _HEDGES]
_HEDGES_OPEN = frozenset(words[0] for words in _HEDGES_IN_WORDS)
# By its longest word, which few texts have, all words of a phrase.
_BY_LONGEST_WORD: dict[str, list[frozenset[str]]] = {}
for _phrase_words in map(str.split, (*_THINKING, *_TRYING, *_HEDGES)):
    _BY_LONGEST_WORD.setdefault(max(_phrase_words, key=len), []).append(frozenset(_phrase_words))
_LONGEST_WORDS = frozenset(_BY_LONGEST_WORD)


def may_be_vague(seen: Words | None) -> bool:
    """Whether `vague_words` may find any in a text in which a glance has seen these words."""
    if seen is None or _LONGEST_WORDS.isdisjoint(seen):
        return seen is None
    found = set(seen)
    return any(words <= found for word in _LONGEST_WORDS & found for words in _BY_LONGEST_WORD[word])


def vague_words(action: str, more: str = "", measures: str = "") -> str:
    """Return the words by which an action avoids committing itself; empty where it does commit.

    ``more`` is what else the action says; ``measures`` how it is measured.
    """
    words = _vague_words(action, more, measures)
    return "" if words and any(map(has_figure, (measures, action, more))) else words


def _vague_words(action: str, more: str, measures: str) -> str:
    action = action[:_LIMIT].casefold()
    tokens: list[str] = _TOKEN.findall(action)
    start, phrase = _main_verb(tokens)
    if phrase:
        following = [*tokens[start:], ".", *_TOKEN.findall(more[:_LIMIT].casefold())]
        papers = not _PAPERS.isdisjoint(_TOKEN.findall(measures[:_LIMIT].casefold()))
        firm = _turns_firm(following) if phrase in _TRYING else papers or _leads_on(following)
        return "" if firm else phrase
    return _hedge(tokens)


def _main_verb(tokens: list[str]) -> tuple[int, str]:
    """Return where the words after a vague main verb start, and that verb; or (0, "")."""
    at = 0
    while at < min(len(tokens), 4) and (len(tokens[at]) == 1 or tokens[at].isdigit() or tokens[at] in _FILLERS):
        at += 1  # "1 (a)", "We also"
    found = _phrase(tokens, at)
    if found[1] or (at < len(tokens) and tokens[at] in _FIRM):
        return found
    for index in range(at, min(len(tokens), at + _REACH)):
        if tokens[index] in (".", ";", "\n"):
            break
        if tokens[index] in _MODALS:
            after = index + 1
            while after < len(tokens) and tokens[after] in _FILLERS:
                after += 1
            return _phrase(tokens, after)
    return 0, ""


def _phrase(tokens: list[str], at: int) -> tuple[int, str]:
    for words in _BY_FIRST_WORD.get(tokens[at], ()) if at < len(tokens) else ():
        if tokens[at : at + len(words)] == words:
            return at + len(words), " ".join(words)
    return 0, ""


def _leads_on(tokens: list[str]) -> bool:
    """Whether a thought leads to a step ("and report to Cabinet"), or is itself a routine ("every case, weekly")."""
    sentence = tokens[: tokens.index(".")] if "." in tokens else tokens
    if not _OFTEN.isdisjoint(sentence):
        return True
    return any(before in _BEFORE_STEP and verb in _FIRM and verb not in _AIMS for before, verb in pairwise(tokens))


def _turns_firm(tokens: list[str]) -> bool:
    """Whether a later sentence brings a step of its own."""
    return any(before in _BEFORE_NEW_STEP and verb in _FIRM and verb not in _AIMS for before, verb in pairwise(tokens))


def _hedge(tokens: list[str]) -> str:
    """Return the hedge with which the first sentence opens or ends."""
    if _HEDGES_OPEN.isdisjoint(tokens):
        return ""
    end = next((index for index, token in enumerate(tokens) if token in (".", ";", "\n")), len(tokens))
    for words in _HEDGES_IN_WORDS:
        if tokens[: len(words)] == words or tokens[:end][-len(words) :] == words:
            return " ".join(words)
    return ""
