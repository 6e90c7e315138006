"""The names that people give to the fields of a plan.

From the headings of published plans: each canonical name, then what else is written for it.
Compared without case, punctuation and the difference between space, hyphen and underscore.
"""

from __future__ import annotations

import re

# Names of the plan as a whole. Those under "" are known and not used.
PLAN = {
    "council": "authority, local authority, council name, organisation, cyngor, awdurdod, awdurdod lleol, "
    "enwr cyngor, sefydliad",
    "title": "plan, plan title, name, teitl, teitl y cynllun, enwr cynllun, cynllun",
    "date": "plan date, date of plan, version date, updated, last updated, as at, dyddiad, dyddiad y cynllun, "
    "diweddarwyd, dyddiad diweddaru, fel ar",
    "actions": "action plan, action list, tasks, items, camau gweithredu, cynllun gweithredu, camau, tasgau",
    "sections": "groups, themes, workstreams, priorities, parts, headings, adrannau, themau, themâu, ffrydiau gwaith, "
    "blaenoriaethau, rhannau",
    "responses": "council responses, ymatebion, ymatebion y cyngor",
    "waivers": "hepgoriadau",
    "": "version, status, report, inspection, description, introduction, notes, note, author, owner, contact, "
    "approved by, sign off, schema version, catalogue, published, council code, response to, fersiwn, statws, "
    "adroddiad, arolygiad, disgrifiad, cyflwyniad, nodiadau, nodyn, awdur, perchennog, cyswllt, cymeradwywyd gan, "
    "cyhoeddwyd",
}

SECTION = {
    "title": "name, heading, theme, section, priority, workstream, outcome, objective, area, teitl, enw, pennawd, "
    "thema, adran, blaenoriaeth, ffrwd waith, canlyniad, amcan, maes",
    "recommendation": "recommendations, recommendation made, area for improvement, areas for improvement, finding, "
    "ciw recommendation, issue, area of weakness, argymhelliad, argymhellion, maes iw wella, meysydd iw gwella, "
    "canfyddiad, mater",
    "addresses": "answers, responds to, yn ateb",
    "service": "directorate, service area, department, gwasanaeth, maes gwasanaeth, cyfarwyddiaeth",
    "response": "council response, management response, accepted, agreed, ymateb, ymateb y cyngor",
    "reason": "reasons, rationale, rheswm, rhesymau",
    "actions": "action list, tasks, items, camau gweithredu, camau, tasgau",
    "sections": "groups, themes, parts, adrannau, themau, themâu, rhannau",
    "": "description, introduction, notes, note, owner, lead, id, ref, no, number, disgrifiad, cyflwyniad, nodiadau, "
    "nodyn, perchennog, arweinydd, cyf, rhif",
}

ACTION = {
    "id": "ref, reference, reference number, no, nos, number, action id, action ref, action no, action number, item, "
    "item no, ref no, ref id, unique reference, sn, serial no, row no, action reference, cyf, cyfeirnod, rhif, "
    "cyf rhif, rhif cyf, rhif cyfeirnod, cyfeirnod y cam gweithredu, rhif y cam gweithredu",
    "action": "actions, what, how, task, tasks, step, milestone, milestones, action required, actions required, "
    "improvement action, improvement actions, what we will do, what will we do, what will be done, "
    "what needs to be done, what do we need to do, what are we going to do, how will we do it, next step, next steps, "
    "commitment, commitments, agreed action, agreed actions, action to be taken, actions to be taken, key action, "
    "key actions, key tasks, planned action, planned actions, proposed action, proposed actions, activity, "
    "activities, action taken or planned to date, action description, description of action, "
    "what action will we take, what action will be taken, management action, action agreed, council action, "
    "gweithred, gweithredu, cam gweithredu, camau gweithredu, camau, camau nesaf, cam iw gymryd, tasg, tasgau, beth, "
    "beth fyddwn nin ei wneud, beth rydym yn mynd iw wneud, gweithredoedd, cam gweithredu allweddol, "
    "camau gweithredu allweddol, camau allweddol, camau gofynnol, camau gweithredu gofynnol, camau arfaethedig, "
    "camau gweithredu arfaethedig, camau iw cymryd, camau gweithredu iw cymryd, camau y cytunwyd arnynt, "
    "tasgau allweddol, gweithgaredd, gweithgareddau, carreg filltir, cerrig milltir, ymrwymiad, ymrwymiadau, "
    "beth sydd angen ei wneud, beth sydd angen i ni ei wneud, beth fydd yn cael ei wneud, beth y byddwn yn ei wneud, "
    "beth fyddwn yn ei wneud, yr hyn y byddwn yn ei wneud, yr hyn fyddwn nin ei wneud, sut y byddwn yn ei wneud, "
    "y cam nesaf",
    "outcome": "outcomes, objective, objectives, aim, aims, impact, desired outcome, desired outcomes, "
    "intended outcome, intended outcomes, planned outcome, required outcome, intended impact, goal, "
    "what will be different, what difference will it make, what difference will this make, what we aim to, "
    "what we aim to achieve, what we want to achieve, what do we want to achieve, improvement, expected outcome, "
    "expected outcomes, expected impact, difference, objective improvement, canlyniad, canlyniadau, amcan, amcanion, "
    "nod, nodau, effaith, deilliant, deilliannau, canlyniad a ddymunir, canlyniadau a ddymunir, "
    "canlyniad disgwyliedig, canlyniadau disgwyliedig, canlyniad arfaethedig, canlyniadau arfaethedig, "
    "effaith ddisgwyliedig, beth fydd yn wahanol, diben, pa wahaniaeth fydd hyn yn ei wneud, "
    "pa wahaniaeth y bydd hyn yn ei wneud, yr hyn rydym am ei gyflawni, beth rydym am ei gyflawni, "
    "beth ydym am ei gyflawni",
    "detail": "details, description, notes, note, comment, comments, progress, progress update, progress report, "
    "progress to date, update, updates, update on progress, latest position, latest update, current position, "
    "position, what have we done, what have we done so far, commentary, narrative, how we will do it, steps, "
    "sub actions, background, action taken, actions taken, action taken to date, work completed, position statement, "
    "cynnydd, diweddariad, sylwadau, nodiadau, manylion, disgrifiad, adroddiad cynnydd, cynnydd hyd yma, "
    "diweddariadau, diweddariad ar gynnydd, diweddariad cynnydd, y diweddaraf, y sefyllfa ddiweddaraf, "
    "sefyllfa ddiweddaraf, y sefyllfa bresennol, sefyllfa bresennol, sylw, naratif, cynnydd hyd yn hyn, "
    "y cynnydd hyd yma, crynodeb o gynnydd, beth rydym wedii wneud, yr hyn rydym wedii wneud, cefndir",
    "measures": "measure, success measure, success measures, success criteria, success criterion, kpi, kpis, "
    "indicator, indicators, performance indicator, performance indicators, performance measure, performance measures, "
    "target, targets, how will we know, how we will know, how will we measure success, how success is measured, "
    "how will success be measured, what does success look like, what will success look like, measure of success, "
    "measures of success, evidence of success, success indicator, success indicators, output, outputs, measurement, "
    "how will we know we have succeeded, mesur, mesurau, mesur llwyddiant, mesurau llwyddiant, "
    "meini prawf llwyddiant, dangosydd, dangosyddion, targed, targedau, sut byddwn yn gwybod, sut fyddwn nin gwybod, "
    "mesurau perfformiad, mesur perfformiad, dangosyddion perfformiad, dangosydd perfformiad, "
    "dangosyddion llwyddiant, dangosydd llwyddiant, maen prawf llwyddiant, meini prawf, allbwn, allbynnau, "
    "sut y byddwn yn gwybod, sut byddwn nin gwybod, sut y byddwn nin gwybod, sut caiff llwyddiant ei fesur, "
    "sut y caiff llwyddiant ei fesur, sut y byddwn yn mesur llwyddiant, sut bydd llwyddiant yn cael ei fesur, "
    "sut beth fydd llwyddiant, sut olwg fydd ar lwyddiant",
    "result": "results, evidence, achieved, achievement, achievements, outcome achieved, impact achieved, "
    "evidence of impact, impact to date, evidence of completion, completion evidence, evidence of progress, "
    "actual outcome, tystiolaeth, tystiolaeth o effaith, tystiolaeth o gynnydd, tystiolaeth o gwblhau, "
    "yr hyn a gyflawnwyd, cyflawniad, cyflawniadau, canlyniad a gyflawnwyd, effaith hyd yma",
    "owner": "owners, lead, leads, lead officer, lead officers, responsible officer, responsible officers, "
    "officer responsible, responsible, person responsible, persons responsible, people responsible, "
    "responsible person, responsible lead, responsibility, who, who will do it, who is responsible, by who, by whom, "
    "accountable, accountable officer, accountable lead, accountability, sro, action owner, lead responsible, "
    "lead person, named lead, assigned to, officer, lead officer s, whose responsibility, swyddog cyfrifol, "
    "swyddog arweiniol, swyddogion cyfrifol, arweinydd, perchennog, person cyfrifol, cyfrifol, cyfrifoldeb, pwy, "
    "gan bwy, perchnogion, pwy syn gyfrifol, pwy sydd yn gyfrifol, pwy fydd yn gyfrifol, pwy fydd yn ei wneud, "
    "arweinydd cyfrifol, arweinwyr, arweiniol, arweinir gan, swyddog, swyddogion arweiniol, prif swyddog cyfrifol, "
    "uwch swyddog cyfrifol, uwch berchennog cyfrifol, unigolyn cyfrifol, pobl gyfrifol, personau cyfrifol, "
    "perchennog y cam gweithredu, perchennog y weithred, atebol, atebolrwydd, swyddog atebol",
    "due": "due date, by when, when, when by, timescale, timescales, timeline, deadline, target date, target dates, "
    "target completion date, planned completion date, expected completion date, completion date, date for completion, "
    "date due, end, end date, finish, finish date, timeframe, time frame, complete by, to be completed by, "
    "to be completed, to complete by, review date, date, due by, delivery date, milestone date, when will it be done, "
    "when will we do it, give expected new achievement date, revised date, revised target date, "
    "revised completion date, amserlen, erbyn pryd, pryd, dyddiad cwblhau, dyddiad targed, dyddiad cau, "
    "dyddiad gorffen, dyddiad, terfyn amser, iw gwblhau erbyn, erbyn, erbyn pa bryd, pa bryd, amserlenni, "
    "graddfa amser, graddfeydd amser, llinell amser, dyddiadau targed, dyddiad cwblhau targed, "
    "dyddiad cwblhau arfaethedig, dyddiad cwblhau disgwyliedig, dyddiad cwblhau diwygiedig, dyddiad diwygiedig, "
    "dyddiad targed diwygiedig, dyddiad cyflawni, dyddiad terfyn, dyddiad adolygu, cwblhau erbyn, iw gyflawni erbyn, "
    "iw chwblhau erbyn",
    "status": "rag, brag, rag rating, rag status, brag rating, brag status, bragg, rating, state, current status, "
    "action status, status of action, traffic light, progress rating, progress status, delivery status, r a g, "
    "r a g rating, r a g status, b r a g, rag rated, delivery confidence, statws, cag, cog, sgor cag, statws cag, "
    "sefyllfa, statws cyfredol, statws y cam gweithredu, statws cynnydd, statws presennol, statws rag, statws brag, "
    "sgôr cag, sgôr rag, graddfa cag, statws cog, statws coch ambr gwyrdd, coch ambr gwyrdd, coch oren gwyrdd, cyflwr",
    "service": "directorate, service area, department, division, gwasanaeth, maes gwasanaeth, adran, cyfarwyddiaeth, "
    "gwasanaeth arweiniol, gwasanaethau",
    "addresses": "answers, responds to, finding id, finding ids, recommendation id, recommendation ids, finding ref, "
    "recommendation ref, findings, catalogue ids, yn ateb",
    "recommendation": "recommendations, recommendation made, finding, area for improvement, areas for improvement, "
    "areas for improvement and learning, area for development, areas for development, ofsted area for improvement, "
    "ciw recommendation, ciw recommendations, estyn recommendation, audit wales recommendation, issue, issues, "
    "area of weakness, areas of weakness, weakness, item to be rectified, priority action, inspection finding, "
    "inspection findings, report recommendation, inspectorate recommendation, what needs to improve, what ciw said, "
    "what the inspectors said, what inspectors found, requirement, recommendation no, recommendation number, rec, "
    "recs, rec no, rec ref, argymhelliad, argymhellion, canfyddiad, canfyddiadau, maes iw wella, meysydd iw gwella, "
    "argymhelliad agc, argymhellion agc, argymhelliad yr adroddiad, argymhellion yr adroddiad, argymhelliad estyn, "
    "argymhelliad archwilio cymru, rhif yr argymhelliad, rhif argymhelliad, maes ar gyfer gwella, "
    "meysydd ar gyfer gwella, maes iw ddatblygu, meysydd iw datblygu, canfyddiad yr arolygiad, "
    "canfyddiadau yr arolygiad, beth ddywedodd agc, yr hyn a ddywedodd agc, beth sydd angen ei wella, "
    "yr hyn sydd angen ei wella, gofyniad, mater, materion, gwendid",
    "response": "council response, councils response, management response, authority response, "
    "local authority response, executive response, cabinet response, service response, response of the council, "
    "response to recommendation, response to the recommendation, response to finding, response status, "
    "council decision, decision on recommendation, agreed, not agreed, partly agreed, partially agreed, disagreed, "
    "accepted, not accepted, partly accepted, partially accepted, rejected, accept, reject, agree, disagree, "
    "accept reject, accepted rejected, agree disagree, agreed not agreed, agreed y n, accepted y n, agreed yes no, "
    "accepted yes no, accept y n, agree y n, ymateb, ymateb y cyngor, ymateb rheolwyr, derbyn, gwrthod, derbyn gwrthod",
    "reason": "reasons, rationale, justification, reason for response, reason for decision, reason for rejection, "
    "reason if not agreed, reason if not accepted, reason if rejected, reasons if not accepted, "
    "reason for not accepting, rheswm, rhesymau",
    "section": "theme, workstream, work stream, principle, strand, pillar, improvement theme, improvement priority, "
    "key theme, thema, themau, egwyddor, ffrwd waith, themâu, ffrydiau gwaith, maes blaenoriaeth",
    "": "priority, resource, resources, resources needed, cost, costs, budget, funding, risk, risks, monitoring, "
    "monitored by, monitored, governance, start, start date, category, team, board, dependencies, completed, "
    "completed on, date completed, date closed, link, links, url, tags, source, sponsor, cabinet member, support, "
    "supported by, partners, para, para no, paragraph, page, page no, ofsted para no, report page, "
    "resource implications, financial implications, assurance, baseline, current performance, sign off, "
    "signed off by, to be answered, iw ateb, blaenoriaeth, adnoddau, cost s, monitro, llywodraethu, dyddiad dechrau, "
    "risg, blaenoriaethau, cyllideb, cyllid, risgiau, dibyniaethau, tîm, bwrdd, categori, partneriaid, cefnogir gan, "
    "goblygiadau adnoddau, goblygiadau ariannol, noddwr, aelod cabinet, ffynhonnell, dolen, dolenni, tudalen, "
    "paragraff, dechrau, cwblhawyd ar, llinell sylfaen, cymal",
}

_SEPARATORS = re.compile(r"[\s_\-/&]+")
_PUNCTUATION = re.compile(r"[^\w ]")


def fold(name: str) -> str:
    """Return a name as it is compared: ``By-When?`` and ``by_when`` are ``by when``."""
    return _PUNCTUATION.sub("", _SEPARATORS.sub(" ", name.strip().casefold())).strip()


def _table(names: dict[str, str]) -> dict[str, str]:
    table = {}
    for canonical, others in names.items():
        for other in (canonical, *others.split(", ")):
            if other:
                table[other] = canonical
    return table


PLAN_KEYS = _table(PLAN)
SECTION_KEYS = _table(SECTION)
ACTION_KEYS = _table(ACTION)
