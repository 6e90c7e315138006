"""Whether a text is in Welsh, by its commonest words.

Cheap on purpose, since every action is asked: no model and no list of languages. The words are those
that a Welsh sentence can hardly do without, and those of which plans are made. Names of Welsh bodies
and schemes in an English sentence ("Teuluoedd yn Gyntaf") do not make it Welsh: it has English words, too.
"""

from __future__ import annotations

import re

from planchk.values.glance import Words

# What comes later in a text is in the language of its beginning.
_LIMIT = 600
_FEWEST = 3
_WORD = re.compile(r"[^\W\d_]{2,}|\by\b")

_WELSH = frozenset(
    (
        "y yr yn ac mae wedi ei eu gyda gydag ar gan bydd byddwn byddant fydd sydd sy hyn hynny bod fod drwy trwy "
        "rhwng neu pob holl er mwyn dros fel mewn cyn rhaid nid nad oes yw ydy ein eich fesul ynghylch hyd erbyn "
        "wrth ddim heb tan ym yng caiff cael gael gall gallu pan sut beth pa bwy lle ble hwn hon rhai mwy unrhyw "
        "gwaith waith gweithio gweithredu cyhoeddi adolygu sicrhau datblygu gwella cynnal cynhelir darparu cyflwyno "
        "sefydlu comisiynu recriwtio penodi monitro mesur cytuno cwblhau cefnogi helpu defnyddio parhau ystyried "
        "cynllun cynlluniau cynllunio plant blant phlant plentyn oedolion teulu teuluoedd theuluoedd rhieni pobl "
        "gofal cymorth chymorth gymorth asesiad asesiadau gwasanaeth gwasanaethau wasanaeth wasanaethau "
        "cymdeithasol gymdeithasol rheolwr rheolwyr gweithiwr gweithwyr swyddog swyddogion tîm timau cyngor "
        "adroddiad adroddiadau cyfarfod cyfarfodydd hyfforddi hyfforddiant llais lleisiau barn safbwyntiau newydd "
        "diwrnod diwrnodau wythnos wythnosau mis misol chwarter chwarterol blwyddyn bob cyfreithiol anabl "
        "seibiannau byr gwybodaeth canllaw canllawiau polisi gweithdrefn"
    ).split()
)
_ENGLISH = frozenset(
    (
        "the of and to in for with will by that is are be we our on from their which have has this each all as an "
        "it or not at who what when how they them these those was were been more new must should can"
    ).split()
)


def may_be_welsh(seen: Words | None) -> bool:
    """Whether `is_welsh` may be true of a text in which a glance has seen these words."""
    return seen is None or not _WELSH.isdisjoint(seen)


def is_welsh(text: str) -> bool:
    """Whether a text is mostly in Welsh; where in doubt, it is not."""
    words = _WORD.findall(text[:_LIMIT].casefold())
    if len(_WELSH.intersection(words)) < _FEWEST:
        return False
    welsh = [word for word in words if word in _WELSH]
    english = sum(word in _ENGLISH for word in words)
    return len(welsh) > 2 * english and 4 * len(welsh) > len(words)
