"""Who owns an action: separate posts or people, read the way a careful reader would.

Councils write departments with commas and "and" ("Assistant Director, Safeguarding and Family
Support"), so a comma parts two owners only where a whole post, or a person's name, stands on either
side of it. Where in doubt, it is one owner.
"""

from __future__ import annotations

import re
from functools import lru_cache

# No owner cell is longer; a longer one holds something else and is kept as one.
_LIMIT = 400

# Job nouns, singular and plural, and the abbreviations that councils use for whole posts.
_JOBS = frozenset(
    (
        "manager mgr director head lead leader officer worker solicitor commissioner coordinator "
        "administrator analyst accountant adviser advisor consultant partner chair chairman chairperson chief "
        "executive supervisor practitioner therapist psychologist nurse lawyer headteacher superintendent "
        "guardian registrar treasurer secretary champion swyddog rheolwr pennaeth cyfarwyddwr arweinydd"
    ).split()
)
# In Welsh the job stands first and its service follows, with no word between: "Pennaeth Gwasanaethau Plant".
_WELSH_JOBS = frozenset(
    (
        "swyddog rheolwr reolwr rheolwraig pennaeth bennaeth cyfarwyddwr gyfarwyddwr cyfarwyddwraig arweinydd "
        "cydlynydd cydgysylltydd cadeirydd gadeirydd weithredwr gweithredwr gweithiwr weithiwr ymarferydd comisiynydd "
        "cynghorydd cyfreithiwr dadansoddwr therapydd seicolegydd nyrs ysgrifennydd"
    ).split()
)
_WELSH_RANKS = frozenset("y yr prif uwch dirprwy is cyd".split())
_GROUPS = frozenset(
    (
        "managers mgrs directors heads leads leaders officers workers solicitors commissioners coordinators "
        "administrators analysts advisers advisors consultants partners chairs chiefs executives supervisors "
        "practitioners therapists psychologists nurses lawyers headteachers champions staff everyone "
        "everybody teams swyddogion rheolwyr penaethiaid cyfarwyddwyr arweinwyr gweithwyr ymarferwyr cydlynwyr pawb"
    ).split()
)
_SHORT = frozenset(("hos sm tm psw ad gm atm dtm iro om pm asm ssm pso hr-bp dhos ceo pso").split())
_SHORT_GROUPS = frozenset(("hoss sms tms psws ads gms atms iros oms asms sws ssws hofs").split())
_ALONE = frozenset(["director", "chair", "headteacher", "treasurer", "registrar"])
# What may follow a job and still leave it a post; others take any service ("Team Manager Fostering").
_PLACED = frozenset(("manager mgr director head hos sm tm ad gm rheolwr pennaeth cyfarwyddwr").split())
_AFTER = frozenset(("of", "for", "in", "at", "(", "-", "–", ",", "with", "responsible"))
# One person holds these together with another post.
_TITLES = ("deputy chief executive", "chief executive", "deputy director", "monitoring officer", "section 151 officer")

_PLACES = frozenset(
    (
        "adult adults child children children's service services social care team teams hospital safeguarding "
        "fostering adoption housing education legal finance commissioning performance quality assurance "
        "review assessment early help youth justice offending front door family families support intake "
        "access prevention health mental learning disability disabilities older people people's reablement "
        "community communities wellbeing well-being workforce development training business policy "
        "improvement planning information systems digital ict hr human resources corporate council board "
        "group panel committee partnership unit department directorate all and of the for with to looked "
        "after leaving transition transitions court protection duty locality north south east west central "
        "first flying start carers carer direct payments public protection democratic customer contact centre "
        "contracts agency mash sa iaa cafcass police ofsted ciw strategy strategic transformation "
        "participation engagement research complaints communications marketing emergency out hours "
        "independent reviewing practice regional national wales welsh cabinet scrutiny executive programme "
        "project delivery operations"
    ).split()
)

_NOBODY = re.compile(
    r"\b(?:t\.?b\.?[acdi]\b\.?|n/?a\b|i['’]w (?:ch?adarnhau|gadarnhau|benodi|phenodi|gytuno)|"
    r"swydd wag|gwag|neb|none|nil|nobody|no one|no-one|"
    r"to be (?:confirmed|agreed|advised|appointed|identified|determined|decided|recruited|named|allocated|assigned)|"
    r"not (?:yet )?(?:known|agreed|assigned|allocated|appointed|identified|named|applicable|set)|"
    r"vacant|vacancy|unassigned|unallocated|unknown|unfilled|awaiting (?:appointment|recruitment)|"
    r"yet|currently|owner|lead|post|name|officer|role|pending|appointment)\b"
)
# The longer words of these phrases.
_SHORTENED = 3
_NOBODYS_WORDS = frozenset(
    (
        "adarnhau cadarnhau chadarnhau gadarnhau benodi phenodi gytuno swydd gwag none nobody confirmed agreed advised "
        "appointed identified determined decided recruited named allocated assigned known applicable vacant vacancy "
        "unassigned unallocated unknown unfilled awaiting appointment recruitment currently owner lead post name "
        "officer role pending"
    ).split()
)
_WORD = re.compile(r"[^\W_][^\W_'’]*(?:['’][^\W_]+)?|[(),\-–]")

# Few cells need these, so they are compiled (and kept by `re`) when one does.
_LABEL = r"(?:lead|accountable|responsible|owner|sro|overall|main|arweinydd)\s*(?:officer|person|owner)?\s*[:\-–]\s*"
_MARKED = r"\((?:lead|lead officer|accountable|sro|owner|overall lead)\)"
_SUPPORT = (
    r"\b(?:with|supported by|assisted by|in (?:partnership|consultation|conjunction|liaison) with|reporting to|via|"
    r"through|on behalf of|working with|support from|delegated to)\b"
)
_JOIN = r"\s*(?:, ?and\b|,|/|&|\+|\band\b|\bac?\b(?= [A-Z]))\s*"
_PERSON = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.? )?(?:[A-Z]\.? ?){0,2}[A-Z][^\W\d_]+(?:['’\- ][A-Z][^\W\d_]+)*$"
_HELPERS = (
    "supported by ", "support: ", "support - ", "supporting: ", "assisted by ", "with ", "consulted: ", "informed: ",
    "contributor: ", "contributors: ",
)  # fmt: skip


def names_nobody(text: str) -> bool:
    """Whether a cell is empty or says "TBC", "vacant" and the like: `parse_owners` gives none."""
    whole = text.strip()
    return len(whole) <= _LIMIT and _is_nobody(whole)


def parse_owners(text: str) -> tuple[str, ...]:
    """Return the separate owners of an owner cell, as written; none for "TBC", "vacant" or nothing."""
    whole = text.strip()
    return (whole,) if len(whole) > _LIMIT else _parse(whole)


@lru_cache(maxsize=1024)  # several rules ask for the same cell
def _parse(whole: str) -> tuple[str, ...]:
    if _is_nobody(whole):
        return ()
    cells = [cell.strip(" .,:-–*") for cell in _lines(whole)]
    cells = _wrapped([cell for cell in cells if cell], whole)
    kept = [cell for cell in cells if not _is_helper(cell)] or cells
    leads = [cell for cell in kept if _label(cell)]
    owners = [owner for cell in leads or kept for owner in _owners(cell.removeprefix(_label(cell)))]
    marked = [owner for owner in owners if "(" in owner and re.search(_MARKED, owner, re.IGNORECASE)]
    named = [owner for owner in (marked if len(marked) == 1 else owners) if not _is_nobody(owner)]
    return tuple({owner.casefold(): owner for owner in reversed(named or [whole])}.values())[::-1]


def is_group(owner: str) -> bool:
    """Whether an owner is several people of one job ("Team managers"), none of whom is named."""
    return _is_known_group(owner) if len(owner) <= _LIMIT else _is_group(owner)


def _is_group(owner: str) -> bool:
    words = _words(owner)
    if words == ["all"]:
        return True
    plural = any(word in _GROUPS or word in _SHORT_GROUPS for word in words)
    return plural and not any(word in _JOBS or word in _WELSH_JOBS or word in _SHORT for word in words)


_is_known_group = lru_cache(maxsize=1024)(_is_group)  # a council's owners are few


def _wrapped(cells: list[str], whole: str) -> list[str]:
    """Join lines that only wrap one post: "Head of Service", "Children's Social Care"."""
    if "\n" not in whole or ";" in whole or "|" in whole or "•" in whole:
        return cells
    if all(_is_post(cell) or _label(cell) or _is_helper(cell) for cell in cells):
        return cells
    if all(_is_person(cell) for cell in cells):
        return cells
    return [" ".join(whole.split())]


def _lines(text: str) -> list[str]:
    return text.replace(";", "\n").replace("|", "\n").replace("•", "\n").split("\n")


def _label(cell: str) -> str:
    """Return the label before an owner, such as "Lead: "."""
    labelled = any(sign in cell for sign in ":-–")
    label = re.match(_LABEL, cell, re.IGNORECASE) if labelled else None
    return label.group() if label else ""


def _is_helper(cell: str) -> bool:
    return cell.casefold().startswith(_HELPERS)


def _without_support(cell: str) -> str:
    """Cut what follows "with" and the like; "Manager, Children with Disabilities" is one post."""
    for support in re.finditer(_SUPPORT, cell, re.IGNORECASE):
        rest = cell[support.end() :].strip()
        if support.start() and (support.group().casefold() != "with" or _is_post(rest) or _is_person(rest)):
            return cell[: support.start()]
    return cell


def _owners(cell: str) -> list[str]:
    """Part a cell at commas, slashes and "and" where every piece is a whole post, or every piece a person."""
    pieces, joins = _pieces(_without_support(cell))
    owners, held = [pieces[0]], pieces[0]
    for join, piece in zip(joins, pieces[1:], strict=True):
        both = (_is_post(held) and _is_post(piece)) or (_is_person(held) and _is_person(piece))
        titles = any(held.casefold().startswith(title) or piece.casefold().startswith(title) for title in _TITLES)
        if both and not titles:
            owners.append(piece)
            held = piece
        else:
            owners[-1] += join + piece
            # "J Smith, Head of Adults": a post and who holds it, or a post and its service.
            held = owners[-1] if not _is_person(held) else piece
    return [owner.strip(" ,") for owner in owners if owner.strip(" ,")]


def _pieces(cell: str) -> tuple[list[str], list[str]]:
    """Part a cell at what may join two owners, outside brackets."""
    pieces, joins, start = [], [], 0
    for join in re.finditer(_JOIN, cell):
        inside = cell.count("(", start, join.start()) - cell.count(")", start, join.start())
        if inside > 0 or not cell[start : join.start()].strip():
            continue
        pieces.append(cell[start : join.start()])
        joins.append(join.group())
        start = join.end()
    return [*pieces, cell[start:]], joins


def _is_post(piece: str) -> bool:
    """Whether words are a whole post: "Head of Adult Services", "SM CP", "Team Manager Fostering"."""
    words = _words(piece)
    while words and words[0] in ("the", "each", "every", "all", "both", "interim", "acting"):
        del words[0]
    if not words or words[0] in ("for", "of", "in"):
        return False
    job = next((word for word in words if word not in _WELSH_RANKS), "")
    if job in _WELSH_JOBS:
        return True
    if words[0] in _SHORT or words[0] in _SHORT_GROUPS:
        return True
    for index, word in enumerate(words):
        if word in ("(", "-", "–"):
            return False
        if word in _JOBS or word in _GROUPS:
            after = words[index + 1] if index + 1 < len(words) else ""
            if after in _JOBS or after in _GROUPS:
                continue  # "Lead Officer", "Chief Executive": the last of them is the job
            if index == 0:
                return (not after and word in _ALONE) or (after in ("of", "for") and word not in ("manager", "officer"))
            singular = word[:-1] if word in _GROUPS else word
            return not after or after in _AFTER or singular in _PLACED
    return False


def _is_person(piece: str) -> bool:
    """Whether words are a person's name: "J Smith", "Ann Other-Jones"; never a service or a job."""
    name = piece.partition("(")[0].strip() if piece.rstrip().endswith(")") else piece.strip()
    if len(name) > 60 or not re.match(_PERSON, name):
        return False
    words = _WORD.findall(name.casefold())
    known = _JOBS | _WELSH_JOBS | _GROUPS | _PLACES | _SHORT | _SHORT_GROUPS
    return 2 <= len(words) <= 4 and not any(word in known for word in words)


def _is_nobody(owner: str) -> bool:
    owner = owner.casefold()
    # Nothing takes away a word that no such phrase has, and most cells begin with one.
    for word in owner.split():
        if len(word) > _SHORTENED and word.isalpha() and word not in _NOBODYS_WORDS:
            return False
    return not any(word[0].isalnum() for word in _WORD.findall(_NOBODY.sub(" ", owner)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("co-ordinator", "coordinator"))
