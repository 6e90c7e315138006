r"""What tells a requirement from a direction noted, praise and boilerplate: every cue in one place.

A sentence starts with `OTHER` for "nothing to draft". Each cue that is found adds its weight to its
kind, once; the kind with the highest sum wins, and how far it is ahead is the confidence
(`planchk.drafting.classify`). One unit is a factor of 2.7 in the odds. Weights are judgement, from how
inspectorates of Wales and England write; docs/catalogues.md says on which reports they were set and
how they do on others. The file is long because it is one list: who wonders why a sentence was taken
finds all that can have weighed here.

False friends (`FALSE_FRIENDS`) are struck out before cues of a requirement are looked for: "know what
they must do" asks for nothing.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from planchk.catalogue import Duty

Label = Literal["requirement", "direction", "strength", "other"]
OTHER = 2.0
LAW_FOR_ALL = "the law for all"


class Cue(NamedTuple):
    """A pattern that speaks for a kind with a weight; ``duty`` is the strength of words it shows."""

    name: str
    kind: Label
    weight: float
    pattern: re.Pattern[str]
    duty: Duty | None = None


def _cue(name: str, kind: Label, weight: float, pattern: str, duty: Duty | None = None) -> Cue:
    return Cue(name, kind, weight, re.compile(pattern, re.IGNORECASE), duty)


# Who is inspected: a modal behind them is addressed to them.
BODY = (
    r"(?:local authorit(?:y|ies)|authority|council|provider|service provider|services?|board|partners?|"
    r"partnership|trust"
    r"|school|college|governing body|governors|headteacher|leaders|(?:senior |team |middle "
    r"|registered )?managers?|supervisors"
    r"|practitioners|staff|teachers|social workers|personal advisers|personnel|officers|force|constabulary"
    r"|chief (?:constable|officer|executive)|ri|responsible individual|registered person|department|directorate"
    r"|organisation|agency|agencies|health board|prison|governor|cabinet|members|they|it|you|this)"
)
# Whom services are for: that they need something describes them.
PEOPLE = (
    r"(?:children|people|persons?|parents|carers|families|residents|patients|pupils|learners|students|callers|victims"
    r"|young people|young carers|care leavers|adults|women|men|individuals|tenants|visitors|clients|users"
    r"|babies|those"
    r"|mothers|fathers|relatives|prisoners|child|person|pupil|resident|patient|anyone|everyone|nobody|somebody)"
)
# Any body of a kind, or all of them: whom the law addresses.
ALL_BODIES = (
    r"(?:(?:all|most|every|each|any|an?) (?:local authorit(?:y|ies)|authorit(?:y|ies)|councils?|providers?|"
    r"forces?|services?"
    r"|schools?|governing bod(?:y|ies)|employers?|organisations?|health boards?|(?:care )?homes?|prisons?|boards?"
    r"|(?:public )?bod(?:y|ies))|local authorities|authorities|councils|providers|forces|schools|governing bodies"
    r"|employers|organisations|health boards|(?:care )?homes|prisons|boards|(?:public )?bodies|auditors)"
)
MODAL = r"(?:must|should|ought to|needs? to|needed to|ha(?:s|ve|d) to|(?:is|are) (?:required|expected) to|shall)"
# Some words within a clause that has no verb of its own before the modal.
_CLAUSE = r"(?:(?!\b(?:is|are|was|were|has|have|do|does|could|can|will)\b)[^,.;:]){0,70}?"

# Struck out, in this order, before cues of a requirement are looked for.
FALSE_FRIENDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("somebody's own words", r"[“\"][^”\"]{3,400}[”\"]|(?<![\w’'])[‘'][^’']{3,300}[’'](?!\w)"),
        (
            "what people said or felt",
            r"\b(?:told (?:us|inspectors|me|the team)|said|say|reported (?:that|they|it|to us)|commented|felt"
            r"|feel|believed?|thought "
            r"(?:that|it|they|the|there|more|we)|explained|asked (?:us|for)|wished)"
            r"\b[^.;]{0,200}?(?=$|[.;]|, (?:but|and|although|however) (?:the|we)\b)",
        ),
        (
            "what people know",
            r"\b(?:know|knows|knew|known|understands?|understood|aware|recognises?|recognised|accepts?"
            r"|accepted|acknowledges?|acknowledged|agrees?|agreed|remember|clear (?:about|on|that))\b"
            rf"(?: (?:that|of|about|what|when|how|where|who|whom))?\b{_CLAUSE}\b(?:will )?{MODAL}\b",
        ),
        (
            "a question within the sentence",
            r"\b(?:what|how|when|whenever|where|wherever|who|whom|whose|whether|why|if|unless|until|because|since|"
            r"than|as|while)\b"
            rf"{_CLAUSE}\b{MODAL}\b|\b(?:how much|how many|what|which|where)\b{_CLAUSE}\b(?:is|are|was|were) "
            r"(?:still )?(?:needed|required|necessary)\b"
            rf"|\b(?:when|where|if|as|that|whenever|wherever|who|no)\b{_CLAUSE}\b(?:is|are|was|were) (?:needed|"
            r"required|necessary)\b",
        ),
        (
            "whom or what it is about",
            rf"\b(?:who|that|(?<!, )which) (?:\w+ly |also |then |still )?(?:{MODAL}|need|needs)\b(?! to "
            r"(?:improve|become))"
            rf"|, (?:which|who) (?:also |now )?{MODAL}\b(?! (?:now |also )?(?:be )?(?:improve|become|address"
            rf"|strengthen|"
            rf"review|resolve|rectif|correct|clarif|made|remed))[^,;.]*(?=[,;.])",
        ),
        (
            "a thing that somebody else has to do",
            r"(?<!recommend )(?<!recommends )(?<!recommended )(?<!expect )(?<!ask )(?<!suggest )(?<!advise "
            r")(?<!urge )(?<!important )(?<!essential )(?<!vital )"
            r"(?<!is something )(?<!matter )(?<!matters )(?<!issue )(?<!area )(?<!weakness )(?<!something to )"
            r"(?<!recommending )(?<!advice is )(?<!is )(?<!was )(?<!ensure )(?<!such )(?<!so )(?<!clear )(?<!view )"
            rf"\b(?:which|that) (?!{MODAL}){_CLAUSE}\b{MODAL}\b",
        ),
        (
            "what is said by the way",
            rf", (?:which|who) {MODAL}\b[^,;.]{{3,140}}, (?=(?:\w+ )?(?:is|are|was|were|has|have|had|meets?|does|"
            r"do|did|can|will|provides?)\b)",
        ),
        (
            "no need",
            r"\b(?:nothing|no \w+) (?:needs?|must|should)\b|\b(?:no longer|not|n['’]t|never|rarely|seldom"
            r"|hardly|only|without|few|nobody|no "
            r"one|little)(?: \w+){0,2} (?:need(?:s|ed)?|ha(?:s|ve|d)) to\b",
        ),
        (
            "what might be needed",
            r"\b(?:may|might|can|could|would|if we|to) need (?:to\b|for\b)|(?<!identified )(?<!highlighted "
            r")(?<!attention to )\bthe need (?:to|for)\b",
        ),
        (
            "what should have been",
            r"\b(?:must|should),? of course\b|\bshould(?:n['’]t)? (?:not )?have (?:\w+ed|been|had|taken|seen"
            r"|made|done|known|told|given|gone|kept|"
            r"met)\b|\b(?:as|than) (?:it|they|he|"
            r"she) should\b",
        ),
        (
            "praise in the form of a duty",
            r"\b(?:should|must|needs? to)(?: \w+){0,2} (?:be (?:\w+ly )?(?:commended|congratulated|praised|proud|"
            r"thanked|recognised|credited"
            r"|celebrated|applauded|pleased|acknowledged)|feel (?:proud|that)|take (?:great |real )?(?:pride|"
            r"credit|heart|comfort|encouragement)|come as no surprise|(?:all )?do so(?=[:;.]))\b",
        ),
        (
            "the lists announced",
            r"\bstrengths?,? and (?:\w+ )?areas? (?:which|that|where|for|of|in)\b[^.;:]*",
        ),
        (
            "a rating",
            r"\b(?:requires improvement(?: to be good)?(?=\s*(?:$|[.,;:]|because|overall|to be))|(?:rated|judged|"
            r"graded|rating)\b[^.;]{0,60}?requires improvement)",
        ),
        (
            "what a rule or plan says",
            r"\b(?:plan|polic(?:y|ies)|procedures?|guidance|document|leaflet|handbook|manual|rules?|agreement"
            r"|strategy|protocol|standards?|framework|code|"
            r"government|law|act|regulations?|legislation|statement|charter|contract"
            r"|specification)\b (?:\w+ )?(?:says?|states?|requires?|expects?|specif\w+|sets? out|makes? clear|"
            r"stipulates?)\b[^.;]{0,200}",
        ),
        (
            "a turn of speech",
            r"\byou (?:must|should) (?:also )?(?:tell|contact|notify|inform|send|write|let|email|reply"
            r"|respond)\b[^.;]*"
            r"|\b(?:our )?inspectors must\b|\b(?:we|i) (?:shall|should (?:also )?(?:like|be|welcome|want))\b|"
            r"\b(?:we|i|it) (?:must|should|needs? to) (?:also )?(?:be )?(?:stress|not(?:e|ed)\b|said?\b|say\b|"
            r"emphasi\w+|add\b|point out|acknowledg\w+|remember\w*|record|conclude|admit|borne)",
        ),
        (
            "what is needed and there",
            r"\b(?:the|any|all|every|what|which) (?:[\w-]+ ){1,3}(?:they|he|she|it|we|you|people|children|staff|"
            r"families) (?:need|needs|have|has) to\b",
        ),
        (
            "the lists explained",
            r"\baction\b[^.;]{0,40}\b(?:must|should) take\b(?= is\b| to comply)|\b(?:is|was) necessary to comply\b",
        ),
        (
            "no duty",
            r"\b(?:do|does|did|is|are) not (?:\w+ )?(?:require|need|expect|recommend|suggest|ask|"
            r"requir\w+)\b[^.;]{0,40}",
        ),
        (
            "handled with care",
            r"\b(?:needs? to|should|must) be (?:treated|read|interpreted|viewed|seen|regarded|taken) (?:with|in|"
            r"as|alongside|together)\b",
        ),
        (
            "what was asked before",
            r"\b(?:previously|last inspection|at that time|previous inspection)\b[^.;]{0,120}?\b(?:must|should|"
            r"needed to|recommended|asked)\b",
        ),
        ("a priority that it is already", r"\bremains? (?:a|the|an) (?:\w+ )?(?:priority|focus)\b"),
    )
)

# "All carers who look after a child ought to ...": what they do stands before the word of duty, which is for them.
ABOUT_WHOM = re.compile(
    rf"^((?:\w+ ){{0,3}}?(?:{PEOPLE}|{BODY})) (?:who|that) (?:(?!\b{MODAL}\b)[\w’'-]+ ){{2,9}}(?=(?:{MODAL})\b)",
    re.IGNORECASE,
)

CUES: tuple[Cue, ...] = (
    # -- requirement: the words of duty, strongest first ------------------------------------------
    _cue("must", "requirement", 3.8, r"\b(?:must(?! have (?:been|taken|\w+ed)\b)|shall)\b", "must"),
    _cue(
        "is required to",
        "requirement",
        3.2,
        rf"\b{BODY} (?:(?:is|are) (?:now )?required to\b"
        r"|(?:was|were) required to (?:strengthen|improve|ensure|make|take|address|put|develop|review|reduce)\b)",
        "must",
    ),
    _cue(
        "is asked to",
        "requirement",
        3.2,
        rf"\b{BODY} (?:is|are|has been|have been) (?:now |also |therefore )?(?:asked|advised|urged|recommended|"
        r"encouraged|invited|called upon) to\b",
        "recommend",
    ),
    _cue(
        "has to",
        "requirement",
        2.4,
        r"\b(?:has|have) to (?<!will have to )(?!wait\b|travel\b|be held\b"
        r"|fight\b|go\b)",
        "must",
    ),
    _cue(
        "immediate action",
        "requirement",
        1.5,
        r"\b(?:immediate|urgent|swift|prompt) (?:action|attention|steps|improvement)",
        "must",
    ),
    _cue(
        "we recommend",
        "requirement",
        4.2,
        r"\b(?:we|i|inspectors|ciw|cqc|estyn|ofsted|inspectorate|inspection team|review team|team|panel|auditor "
        r"general|regulator) (?:\w+ly )?(?:also |therefore |would |further |would also )?recommend(?:s|ed)?\b"
        r"|\b(?:is|are|it is) recommended that\b|\b(?:our|one|a|the) recommendation (?:is|to \w+ is)\b",
        "recommend",
    ),
    _cue(
        "we urge, ask or advise",
        "requirement",
        3.6,
        r"\b(?:we|i|inspectors) (?:\w+ly )?(?:(?:also|therefore|would|do|must|however|now|further),? ){0,3}"
        r"(?:urge|ask|asked|advised?|encourage|request|suggest|call on|look to|want|wish|like to see|like (?:the|"
        r"you)|want to see|ask that)\b"
        r"(?! (?:for|us|them|whether|if|about|to (?:begin|say|thank|hear|know)))"
        r"|\b(?:and|inspectorate|team|also|we|i) (?:\w+ )?would (?:also |therefore |strongly )?(?:ask|urge|advise|"
        r"encourage|suggest|recommend|like to see|welcome (?!more))\b",
        "recommend",
    ),
    _cue(
        "we expect",
        "requirement",
        3.6,
        r"\b(?:we|ciw|inspectors|ofsted|cqc|estyn) (?:would |now |also |therefore )?expects?\b|\b(?:is|are) "
        r"expected to (?!rise|fall|grow)",
        "must",
    ),
    _cue(
        "to put it right",
        "requirement",
        2.6,
        rf"\b(?:expects?|expected|asked?) (?:the )?{BODY} to (?:\w+ )?(?:take (?:immediate |prompt |urgent "
        r")?action to (?:rectify|address|resolve|correct|improve)|rectify|address|resolve|put)\b",
    ),
    _cue(
        "needs to",
        "requirement",
        3.4,
        r"\bneeds? (?:now |also |still |urgently |therefore |further )?to\b|\bin need of (?!special|significant imp)",
        "need",
    ),
    _cue(
        "needed to",
        "requirement",
        3.2,
        rf"\b{BODY} (?:also )?needed to (?:do more|ensure|improve|make|be|strengthen|develop|have|address|"
        r"continue|work|review|reduce|increase|set out|provide|complete|embed|clarify|monitor)\b"
        r"|\bneeded to (?:be (?:\w+ly )?(?:more|better|clearer|stronger|strengthened|improved|used|reviewed|"
        r"addressed|reduced"
        r"|increased|developed|embedded|updated|recorded|made|put|shared)|improve|become)\b",
        "need",
    ),
    _cue(
        "work is needed",
        "requirement",
        3.8,
        r"\b(?:further|more|additional|some|greater|better|significant|continued|sustained|urgent|much|clearer)?\s?"
        r"(?:work|progress|action|attention|improvements?|development|focus|effort|consistency|oversight|rigour|"
        r"pace|clarity"
        r"|strengthening|support|training|guidance|capacity)\b[^,.;:]{0,60}? (?:is|are|was|were) (?:still |now |"
        r"also |therefore |urgently )?"
        r"(?:needed|required|necessary|essential|called for)\b|\b(?:more|work|much) (?:still )?(?:needs|has"
        r"|remains|is) to be done\b|"
        r"\bneeds? to be done\b|\b(?:has|have|had|is|was|remains|remained) (?:still |much |some )?(?:more|much|"
        r"work|a lot) (?:left "
        r"|still )?to (?:be )?do(?:ne)?\b",
        "need",
    ),
    _cue(
        "is needed",
        "requirement",
        2.7,
        r"\b(?:is|are|was|were) (?:\w+ly |still |now |also |therefore )?(?:needed|required)\b(?! to (?!ensure|"
        r"improve|make|address|reduce|secure|embed))",
        "need",
    ),
    _cue(
        "needs something",
        "requirement",
        2.6,
        r"\b(?:staff|workers|practitioners|managers|leaders|teachers|officers|governors|advisers) need (?!to\b)"
        r"|\bthey require (?!to\b)|"
        r"\b(?:needs?|requires?) (?:an? (?:\w+ )?|more|better|further|greater|fresh|new|clearer|stronger|closer|"
        r"urgent|careful|sustained|continued|immediate)\b",
        "need",
    ),
    _cue(
        "needs improving",
        "requirement",
        3.4,
        r"\b(?:needs?|requires?) (?:\w+ly )?(?!nursing|housing|anything|something|everything|nothing|training|"
        r"during)[a-z]{3,}ing\b"
        r"|\b(?:needs?|requires?|warrants?|merits?) (?:\w+ ){0,2}?(?:improvement|improving|strengthening|"
        r"attention|addressing|development|work|review|reviewing"
        r"|consideration|focus|action|clarification|tightening)\b",
        "need",
    ),
    _cue(
        "is an area for improvement",
        "requirement",
        3.0,
        r"\b(?:is|are|remains?|was|were|as) (?:still |also |therefore )?(?:an? |key )?(?:(?!no\b)\w+ )?areas? "
        r"(?:for|of) (?:\w+ )?(?:improvement|development)\b",
        "need",
    ),
    _cue(
        "there is a need",
        "requirement",
        3.2,
        r"\bthere (?:is|remains|was|continues to be) (?:still |also )?(?:an? )?(?!no )(?:\w+ )?need (?:to|for)\b|"
        r"\b(?:we|inspectors) (?:\w+ )?(?:identified|highlighted|saw|(?:would )?draw \w+ to|drew \w+ to) (?:the|"
        r"a) (?:\w+ )?need (?:to|for)\b",
        "need",
    ),
    _cue(
        "it is essential",
        "requirement",
        3.0,
        r"\bit (?:is|was|will be|remains) (?:(?!not\b|no\b)\w+,? ){0,2}(?:essential|vital|imperative|crucial|"
        r"critical|important|necessary|incumbent|a priority)(?:,? (?:though|however|therefore|now),?)? (?:that|to|"
        r"for|on|upon)\b(?! note)|\bis (?:therefore |now )?(?:essential|vital|imperative|crucial)\b",
        "need",
    ),
    _cue(
        "the next step",
        "requirement",
        3.0,
        r"\b(?:challenge|task|priority|next step)\b(?: \w+){0,5}?,? now,? (?:is|will be) to\b"
        r"|\b(?:challenge|task|priority|next step) (?:is|will be|remains) now to\b"
        r"|\bnext step\b(?: \w+){0,5} (?:is|will be) to\b|\b(?:the|your|its) (?:challenge|task) (?:is|will be) to\b",
        "recommend",
    ),
    _cue("should", "requirement", 3.2, r"\b(?:should|ought to)\b", "should"),
    _cue(
        "you will want to",
        "requirement",
        3.0,
        r"\b(?:you|leaders|the council|the authority) (?:will|may) (?:want|wish) to (?:ensure|consider|satisfy|"
        r"review|assure|address)\b",
        "recommend",
    ),
    _cue(
        "is to be otherwise",
        "requirement",
        0.8,
        r"\b(?:must|should|needs? to) (?:now )?(?:become|remain|be) |\bha(?:s|ve) to (?:now )?(?:become|remain) ",
    ),
    _cue(
        "the body inspected is asked",
        "requirement",
        0.9,
        rf"\b{BODY}(?: and {BODY})?\b[^,.;:]{{0,60}}? (?:must|should|needs? to|ha(?:s|ve) to|shall|ought to)\b",
    ),
    _cue(
        "what services do is to change",
        "requirement",
        1.2,
        r"\b(?:needs?|ha(?:s|ve)) to (?:now )?(?:improve|ensure|become|be (?:more|better|improved|strengthened|"
        r"reduced|increased|reviewed|addressed|made|put"
        r"|held|given|involved|central|at the|seen|heard|listened|embedded|consistent|updated|developed|shared|"
        r"recorded))\b",
    ),
    _cue(
        "people need something",
        "requirement",
        -2.6,
        rf"\b{PEOPLE}\b(?: [^\s,.;:]+){{0,4}}? (?:(?:need|have) to(?! be (?:\w+ )?(?:kept|given|offered|told|"
        rf"involved|informed|supported|helped|listened|heard|seen|consulted|asked|invited|made aware))"
        rf"|needs? (?:an?|more|better|further|greater|"
        r"urgent|immediate))\b",
    ),
    _cue(
        LAW_FOR_ALL,
        "requirement",
        -4.4,
        rf"^{ALL_BODIES}"
        r"\b(?! (?:in|across) (?!wales|england))[^,.;]{0,60}? (?:must|should|(?:will )?need to|have to|"
        r"has to|are required)"
        r"|\b(?:by law|in law|the law (?:says|requires)|a (?:statutory |legal )?duty to|under (?:the )?(?:[\w’']+ "
        r"){0,2}?(?:act|"
        r"regulations|code|rules|polic(?:y|ies))"
        r"|under (?:the |its |their |our )?(?:[\w’'()-]+ ){0,10}?(?:act|regulations|code|standards|scheme)\b"
        r"|in (?:accordance|line) with (?:the )?(?:[\w’'()-]+ ){0,6}?(?:act|regulations|law)\b"
        r"|by (?:every|all) (?:local authorit(?:y|ies)|councils?|providers?|schools?)|(?:act|regulations|guidance|"
        r"code) (?:says?|requires?|states?)|in accordance with (?:our|national))\b",
    ),
    _cue(
        "anyone who",
        "requirement",
        -4.0,
        r"^(?:an?|any|each|every|no) [\w’'-]+ (?:that|who|which|wishing)\b|^(?:anyone|those|people|children|"
        r"pupils|patients) who\b",
    ),
    _cue(
        "is so already",
        "requirement",
        -3.4,
        r", (?:and|which|but) (?:did|does|do|has done|have done|had done) so\b|, (?:and|which|but) (?:this|all|"
        r"most|many|nearly all|they|it|these|both|everyone|everybody) (?:is|are|was|were|has|have|had|do|does|did|"
        r"can)\b"
        r"|, (?:and|which|but) (?:[\w’'-]+ ){1,5}?(?<!to )(?:do|does|did|are|were|is|was|has|have|had"
        r"|can)(?: so| this| not)?[.;]?$"
        r"|, (?:and|which|but) (?:\w+ ){1,4}?(?:showed?|confirmed|found|saw|demonstrated) (?:that )?(?:this|it"
        r"|they|there|we)\b"
        r"(?! (?:not|now|a|an|the|still|also)\b| (?:\w+ )?(?:essential|important|urgent|required|needed|necessary|"
        r"unacceptable))",
    ),
    _cue(
        "what should come of it",
        "requirement",
        -2.8,
        r"\bshould (?:also |then |now |in turn )?(?:help|enable|allow|mean|lead to|result in|bring"
        r"|reduce the (?:risk|"
        r"number|need)|free up|make it (?:easier|possible)|give (?:\w+ ){1,3}(?:confidence|assurance))\b"
        r"|\b(?:should|must) be (?:spent|paid|over|under|aged)\b|\bshould (?:open|start|begin|finish"
        r"|arrive) (?:in|by|on|from)\b"
        r"|\b(?:find|make|identify|deliver|achieve) (?:\w+ ){0,2}savings\b|\bset (?:its|a|the) (?:\w+ )?budget\b"
        r"|\bshould be (?:in (?:post|place)|open|ready|live|complete) (?:by|in|from|before|later|within)\b",
    ),
    _cue("a question", "requirement", -4.0, r"\?[\"'”’)]*$"),
    # -- direction: noted, not asked for ----------------------------------------------------------
    _cue(
        "further scope",
        "direction",
        3.6,
        r"\b(?:scope|potential|room|opportunit(?:y|ies)|possibilit(?:y|ies)) (?:\w+ )?(?:to|for)\b(?! pupils| "
        r"children| learners)(?<!enough opportunities to)(?<!more opportunities to)(?<!have opportunities to)"
        r"(?<!regular opportunities to)(?<!good opportunities to)(?<!many opportunities to)(?<!of opportunities to)",
        "noted",
    ),
    _cue(
        "is looking to",
        "direction",
        3.4,
        r"\b(?:is|are|was|were|has been|have been) (?:\w+ly )?(?:(?:looking|seeking|hoping|aiming|aspiring) (?:to|"
        r"at|into)|looking at ways|exploring|considering"
        r"|investigating|piloting)\b",
        "noted",
    ),
    _cue(
        "could do more",
        "direction",
        3.0,
        r"\b(?:could|might) (?:usefully|now|helpfully|profitably|with advantage) (?!not )"
        r"|\bcould be (?:\w+ ){1,3}?(?:more|better|further)\b|(?<!who )\bcould (?:usefully |also |now |helpfully |be "
        r")?(?:done\b|do more|go further|further|be (?:further |more )|strengthen|develop|improve|enhance|benefit|"
        r"build|make better|strengthened|developed|extended|improved|enhanced|explored)",
        "noted",
    ),
    _cue(
        "would benefit from",
        "direction",
        3.2,
        r"\bit would (?:help|be (?:helpful|useful|good|better))\b|\bwould (?:\w+ )?(?:benefit from|be (?:enhanced|"
        r"strengthened|improved) by)\b",
        "noted",
    ),
    _cue("may wish to", "direction", 3.0, r"\b(?:may|might) (?:wish|want|like|find it helpful) to\b", "noted"),
    _cue(
        "sees the need itself",
        "direction",
        1.8,
        r"\b(?:recognis|acknowledg|accept|agree)\w+ (?:that )?(?:\w+ ){0,4}?(?:needs?|must|should|more|further|"
        r"the need)\b",
        "noted",
    ),
    _cue(
        "has plans",
        "direction",
        1.4,
        r"\b(?:plans?|intends?|has plans|have plans|planning) (?:in place )?to\b|\bis (?:being developed|under "
        r"way|underway|in development)\b",
        "noted",
    ),
    # -- strength: praise ---------------------------------------------------------------------------
    _cue(
        "we found",
        "strength",
        1.0,
        r"^(?:overall,? )?(?:we|inspectors) (?:also )?(?:found|identified|saw|noted|observed|heard|were (?:struck|"
        r"impressed|pleased)|welcome)\b",
    ),
    _cue(
        "strong words of praise",
        "strength",
        2.2,
        r"\b(?:strong|strongly|excellent(?:ly)?|outstanding|exemplary|impressive|impressed|exceptional(?:ly)?|"
        r"commendable|commended|committed|commitment"
        r"|highly (?:valued|skilled|effective|regarded)|proud|passionate|ambitious|inspir\w+|a (?:\w+ )?strength|"
        r"a success|real success|achievement|exceeds?|tenacious"
        r"|imaginative|innovative|creative|warmth|warmly|warm|enthusias\w+|dedicated|deserves?|pride|well led|"
        r"visionary|rich(?:ly)?|trusted|praised?|halved)\b",
    ),
    _cue(
        "words of praise",
        "strength",
        2.2,
        r"(?<!not )(?<!n't )(?<!n’t )(?<!to )\b(?:good|effective(?:ly)?|timely|appropriate(?:ly)?|"
        r"confident(?:ly)?|confidence|positive(?:ly)?|clear(?:ly)?|stable|robust|thorough(?:ly)?|sound"
        r"|skilled|skilful(?:ly)?|responsive|child-centred|approachable|fair|exceptionally|sensitive(?:ly)?|"
        r"thoughtful|respect(?:ed|ful)?|dignity|compassion\w*|kind(?:ness)?|"
        r"supportive|safe(?:ly)?|valued|helpful|high quality"
        r"|improved|well|work(?:s|ed)? (?:closely|together)|enjoy\w*|happy|happily|inclusive|calm|proportionate|"
        r"accurate|"
        r"accessible|approachable|visible|open|knowledgeable"
        r"|purposeful|comprehensive|meaningful|trust(?:ing)?|person-centred|strengths-based|constructive|"
        r"consistently|reliably|carefully|patient|homely|fluently|rigour"
        r"|successful(?:ly)?|understood|seriously|varied)\b",
    ),
    _cue(
        "what it brings about",
        "strength",
        1.4,
        r"\b(?:a wide range of|made a (?:\w+ )?difference|real influence|a (?:\w+ )?asset|share[sd]? a vision|"
        r"responded to (?:quickly|promptly)|(?:steady|good|strong|significant|considerable|sustained) progress|"
        r"high level of|"
        r"among the (?:best|lowest)|well above|evidence-based|easy for|skills and|together as|real affection|"
        r"spoke highly|plain (?:words|language)|driver|benefits?|benefit from|enabl\w+|help(?:s|ed|ing)? (?:\w+ "
        r")?to|reduced|prevent(?:s|ing)?|lead to|influenced?|drive improvements?|make good progress|in line with|"
        r"has become|were made welcome|made welcome)\b",
    ),
    _cue(
        "a strength by what it says",
        "strength",
        1.4,
        r"\b(?:clear recognition|remains a priority|is understood|journey of improvement|more (?:child(?:ren)?|"
        r"person|people|family)[- ](?:focus\w*|centred)|have been extended|look(?:ing)? forward to|spoke? "
        r"(?:highly|warmly)|well (?:embedded|established|attended|developed|planned|led|trained|informed|regarded|"
        r"coordinated)|work(?:s|ed|ing)? well|(?:is|are) well|speak .{0,40}warmth)\b",
    ),
    _cue(
        "a shortcoming",
        "strength",
        -2.6,
        r"\b(?:not|n['’]t|never|too (?:many|few|long|late|often|variable|heavily)|variable|inconsisten\w+|varies|"
        r"vary|lack\w*|insufficien\w+|limited|delay(?:s|ed)?|drift|poor|weak(?:ness\w*)?|(?:serious|significant|"
        r"some) concerns?|concerned|cause for concern|rare(?:ly)?|gaps?|missing|missed|slow|low|unclear|however|"
        r"less (?:\w+ )?clear|rel(?:y|ies) too|generic|out-of-date|unsafe|negative|begin too|vacancies|below)\b",
    ),
    _cue(
        "how people speak of it",
        "strength",
        0.9,
        rf"^(?:most |many |nearly all )?(?:{PEOPLE}|practitioners|staff|partners|social workers|the "
        rf"workforce)\b(?: \w+){{0,4}}? (?:describe[sd]?|spoke|speak|value[sd]?|feel|felt|enjoy)\b",
    ),
    _cue(
        "a neutral turn",
        "strength",
        -1.2,
        r"\b(?:plan(?:ned|s)? to|intends?|will|aim(?:s|ed)? to|too early|recently|depend\w*)\b",
    ),
    # -- boilerplate and description -----------------------------------------------------------------
    _cue(
        "what the inspectorate will do",
        "other",
        3.6,
        r"\bwe (?:respond|issue|publish|may|judge|rate|use) |\b(?:we|ciw|estyn|ofsted|inspectors|cqc|i"
        r"|audit wales|the auditor general) will (?!want)|\bwill (?:be "
        r"published|be reviewed|follow (?:this |it )?up|inform)\b",
    ),
    _cue(
        "what goes into the plan",
        "other",
        4.2,
        r"\b(?:included? in (?:the|its|their|your) [^.;]{0,60}(?:improvement|action) plans?|take appropriate "
        r"action to address|consider the areas (?:identified )?for improvement"
        r"|share the positive practice|(?:action|improvement) plans? (?:to|in response|setting out|showing|that)|"
        r"report that says what action|written statement"
        r"|comply within the (?:given )?timescales?|this section (?:includes|sets out)|necessary to comply with "
        r"(?:its|their) legal obligations|disproportionate to find a breach|(?:produce|draw up|submit|send) an? "
        r"(?:\w+ )?(?:action|improvement) plan(?! (?:for|on)\b)|respond (?:formally )?to (?:this|the) "
        r"(?:report|letter|inspection)|where we (?:identify|find))\b",
    ),
    _cue(
        "how to reach or use the report",
        "other",
        4.0,
        r"\b(?:telephone|e-?mail|website|privacy notice|copies of|copy of (?:this|the) (?:report|document|plan)|"
        r"licence|crown copyright|acknowledge the source|large print|(?:read|summary of|version of|copy of) this "
        r"report|different format"
        r"|full report|view all|https?|www|social media|confidential|completed and returned|form is enclosed|"
        r"correct(?:ed)? any|when you quote|reach us|contact us|write to us|copy this|permission|factual "
        r"(?:errors|accuracy)|be (?:addressed|sent|returned) to (?:us|ciw|cqc|estyn|ofsted|the (?:address"
        r"|publication|inspect|"
        r"department|team|lead)\w*)|send (?:it|us|them)|let us know|correspondence"
        r"|present (?:it|this (?:letter|report)) to|submit (?:their|its|your|the) (?:self|action|evidence|return)|"
        r"arrange for it to|address below|(?:your|any) comments|share this (?:letter|report)|share it with|"
        r"questionnaire|survey (?:of|to)|tell us "
        r"what you think|reusing)\b",
    ),
    _cue(
        "how the inspection was done",
        "other",
        2.2,
        r"\b(?:this (?:report|letter|inspection|visit|section|document|review|assessment|table)|the purpose of|"
        r"the table below|these inspections?|this (?:announced|unannounced)|we (?:undertook|reviewed|interviewed|"
        r"looked at|spoke|met|sought|visited"
        r"|carried out|rated|award|score|observed)|inspectors (?:looked|met|visited|spoke|analyse)|evidence "
        r"(?:was )?gathered|summarises|fieldwork|scores?|thank(?:s|ed)?|grateful|methodology|our (?:inspection|"
        r"rating|review|main activities|findings))\b",
    ),
)

# -- headings and lead-ins: what stands below them ------------------------------------------------
Role = Literal["improvement", "strength", "boilerplate", "annex", "background", "reasons", ""]


class HeadingCue(NamedTuple):
    """A pattern that says what stands below a heading, and the strength of its words."""

    role: Role
    pattern: re.Pattern[str]
    duty: Duty | None = None


def _heading(role: Role, pattern: str, duty: Duty | None = None) -> HeadingCue:
    return HeadingCue(role, re.compile(pattern, re.IGNORECASE), duty)


# The first that is found decides.
HEADINGS: tuple[HeadingCue, ...] = (
    _heading(
        "boilerplate",
        (
            r"^what (?:happens )?next|^(?:[\d.]+ )?(?:our |the )?next steps\b(?! for (?:improve|develop))"
            r"|management response|"
            r"\bright of reply"
        ),
    ),
    _heading(
        "annex",
        r"^about\b(?!.{60})|^how (?:we|to|this|the inspection)\b|\binformation about\b|\bmethod(?:s|ology)?\b|"
        r"\bevidence base|\backnowledge?ments?\b|\bcopies of\b|^contents$|\bprivacy\b"
        r"|^(?:foot)?notes?$|^references$|^sources?\b|\bcontact\b|\bglossary\b|\bfurther information"
        r"|was this report helpful|^(?:appendix|"
        r"annex)\b(?!.*(?:recommend|improve))|about the data|\blegislation\b"
        r"|\bwhy (?:this|it) (?:is important|matters)\b|what (?:we|inspectors) looked (?:for|at)|\bcriteria\b"
        r"|\b(?:key|audit|level \d) questions\b|what good looks like|in line with law"
        r"|\blegal framework|what people expect|local authority commitment|our approach to|terms of reference|"
        r"rating (?:characteristics|scale)",
    ),
    _heading(
        "annex",  # what was asked before, and is not asked again
        r"\b(?:progress|performance) (?:made )?(?:against|on|in|with|since|towards)\b|\b(?:previous|earlier"
        r"|last|prior|"
        r"outstanding|(?:19|20)\d\d) (?:[\w’']+ ){0,3}(?:recommendations?|proposals?|requirements?|actions?"
        r"|areas? for|"
        r"inspection)",
    ),
    _heading(
        "improvement",
        r"\bmust (?:do|take|improve|make)\b|\bpriority action|\b(?:immediate|urgent) action|\brequirement "
        r"notices?|\bstatutory requirements?\b|\bcauses? of concern|\bmust\b",
        "must",
    ),
    _heading("improvement", r"\bshould (?:do|take|improve|make|consider)\b", "should"),
    _heading("improvement", r"\brecommendations?\b|\bproposals?\b|\bwe recommend\b|\bargymhellion", "recommend"),
    _heading(
        "improvement",
        r"(?:what|where|which).{0,60}\bneeds? to (?:improve|be|do|change)|\bneeds? (?:to improve|improvement)|"
        r"\bnext priorit",
        "need",
    ),
    _heading(
        "improvement",
        r"\b(?:areas?|points?|issues|matters|aspects|items|priorit(?:y|ies)|actions?)(?:\(s\))? (?:\w+ )?(?:for|"
        r"of|requiring|to|that (?:need|require)) (?:\w+ )?(?:improve\w*|development|action|attention|address|"
        r"consideration|weakness)",
        "need",
    ),
    _heading(
        "improvement",
        r"\bimprovement (?:priorities|actions?|points?|areas?|objectives)\b|\b(?:could|should|can"
        r"|must) (?:be )?improved?\b|"
        r"\bimprovements? (?:is|are) (?:required|needed)|\b(?:required|needed|necessary) improvements\b"
        r"|\bnext steps for "
        r"(?:improvement|development)|\beven better if|\b(?:development|learning|action) points\b"
        r"|\bthings to (?:improve|"
        r"change|address)|^(?:[\d.]+ )?requirements?(?: made)?:?$|\bbreach(?:es)? of\b|\bpriorities:$|"
        r"\bareas? (?:identified )?for (?:\w+ )?improvement|\bimprovements? (?:required|needed)|\bpriorities for|"
        r"\bkey priorities\b|\bactions? (?:required|needed|for the)\b|\bnon-?compliance\b|\bactions? (?:is|are) "
        r"(?:required|needed)|\bareas where\b.{0,40}(?:requir|need|improve)|\bmeysydd i(?:'w|’w) (?:gwella|"
        r"datblygu)",
        "need",
    ),
    _heading(
        "strength",
        r"\bstrengths?\b|\bwhat (?:is|was|'s) (?:working|going) well|\bgood practice|\boutstanding practice|"
        r"\binnovative practice|\bwhat (?:they|it|the \w+) do(?:es)? well|^what\b.{0,60}\b(?:effective|working "
        r"well|doing well|done well|works)\?|\bpositive (?:practice|findings)|\bcryfderau",
    ),
    _heading(
        "background",
        r"^(?:introduction|background|context|summary of (?:the )?(?:service|provider)|why we|what we looked|"
        r"scope|inspection (?:dates|team)|\w+ audit|demographics)\b|^\d[\d.]* (?:introduction|background|"
        r"context)\b",
    ),
)
LEAD_INS: tuple[HeadingCue, ...] = (
    _heading(
        "reasons",
        r"\bbecause\b|\b(?:includ\w+|evidence|for example|such as|following (?:reasons|evidence|questions|"
        r"documents|activities))\b.{0,20}:$|\brated\b|\bquestions?\b",
    ),
    _heading("strength", r"\b(?:strengths?|outstanding practice|good practice|positives?|what works well)\b"),
    _heading(
        "improvement",
        rf"\bmust\b|\bshall\b|\b(?:is|are) required to\b|\brequires? (?:the |your |all )?{BODY} to\b",
        "must",
    ),
    _heading("improvement", r"\brecommend|\bproposals?\b|\burge\b|\bask\b|\bencourage\b", "recommend"),
    _heading(
        "improvement",
        r"\bneeds? to\b|\bneeds? improvement|\bto improve\b|\bwhat needs\b|\bareas? (?:\w+ )?for (?:\w+ "
        r")?(?:improvement|development)|\bpriorities\b|\bimprovements? (?:is|are|was|were)|\bwe expect\b",
        "need",
    ),
    _heading("improvement", r"\bshould\b|\bought to\b", "should"),
)

# An imperative or a clause without a verb, which asks for something only where a heading says so.
IMPERATIVE = re.compile(
    r"(?:also |further |continue to |urgently |immediately |fully |to )?(?:accelerate|address|adopt|agree|align|"
    r"allocate|appoint|apply|assess|assign|assure|audit|build|carry out"
    r"|clarify|collect|commission|communicate|complete|conduct|consider|consult|continue|create|define|deliver|"
    r"demonstrate|design|develop|draw up|embed|enable|encourage|enhance"
    r"|ensure|establish|evaluate|examine|expand|explore|extend|finalise|focus|formalise|fulfil|give|have|hold|"
    r"identify|implement|improve|include|increase|introduce|invest|involve"
    r"|keep|make|maintain|measure|meet|minimise|monitor|offer|plan|prepare|prioritise|promote|provide|publish|put|"
    r"raise|record|recruit|reduce|refine|refresh|reinforce|report"
    r"|resolve|review|revise|secure|set|share|simplify|speed up|standardise|strengthen|support|sustain|tackle|"
    r"take|target|test|tighten|track|train|undertake|update|use|work)\b",
    re.IGNORECASE,
)
# Below a heading of improvements a report in the past tense asks in the past tense.
NEEDED_THEN = re.compile(
    r"\bneeded to\b|\b(?:needed|required) (?:more|better|further|greater|urgent|improve\w+|strengthening|attention|"
    r"review|development|embedding)\b|\b(?:was|were) (?:still )?(?:needed|required)\b",
    re.IGNORECASE,
)
ASKING = re.compile(r"\b(?:must|should|ought to|needs? to|recommends?|we (?:ask|urge|expect))\b", re.IGNORECASE)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|must|should|need|needs|"
    r"isn['’]t|aren['’]t|don['’]t|doesn['’]t"
    r"|found|told|said|shows?|showed|remains?|means?|include[sd]|includes|vary|varies|looked|saw|identified|know|"
    r"knows|feel|receive[sd]?|lacks?)\b",
    re.IGNORECASE,
)
# Opens a sentence that has a verb, whether that is in the list above or not: "Some families wait too long".
ABOUT_SOMEBODY = re.compile(
    r"(?:some|many|most|few|a few|too (?:many|few)|several|all|nearly all|a (?:minority|majority)|they|staff"
    rf"|practitioners|managers|leaders|social workers|officers|{PEOPLE})\b",
    re.IGNORECASE,
)
# What an item in a list of improvements is not: a status, a reference, a heading of its own.
NO_ITEM = re.compile(
    r"(?:status|new|achieved|not achieved|regulation|page|ref|date|yes|no|n/a|none|accept(?:ed)?|high|medium|"
    r"low)\b[^a-z]{0,40}(?:new|achieved|not achieved)?\W*$",
    re.IGNORECASE,
)
