"""``planchk review``: walks through the links that need a person, and keeps every answer at once."""

from __future__ import annotations

import sys
from typing import NamedTuple

from planchk.assessment import Assessment
from planchk.cli.assessing import Assessor
from planchk.cli.keeping import Keeper, Kept
from planchk.cli.keys import Answers, answers
from planchk.cli.ruling import ledger_of
from planchk.cli.settings import Configurations
from planchk.cli.terminal import print_error, print_lines
from planchk.cli.who import who_decides
from planchk.config.effective import Given
from planchk.counted import counted
from planchk.errors import Fault, PlanchkError, UsageError
from planchk.ledger import Ruling
from planchk.place import Place
from planchk.questions import Author, Question, decide, open_questions
from planchk.render.as_question import render_help, render_question
from planchk.render.escape import on_one_line
from planchk.render.lines import line
from planchk.suggest import did_you_mean

INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C stopped

_RULINGS: dict[str, Ruling] = {"y": "confirmed", "n": "rejected"}
_DONE = {"y": "yes: confirmed.", "n": "no: rejected.", "s": "skipped."}


class Request(NamedTuple):
    """What the user asked for; ``action`` and ``finding`` narrow the questions, empty for all."""

    plan: str
    everything: bool
    action: str
    finding: str
    by: str | None
    note: str
    given: Given
    config: str | None = None


def review_plan(request: Request) -> int:
    """Ask, keep the answers, say what was decided and what remains, and return the exit code."""
    try:
        if request.plan == "-":
            raise UsageError.one("a plan from standard input can't be reviewed.", "-", "Answers are read from there.")
        assessor = Assessor(Configurations(request.given, request.config), starts_ledger=True)
        settings = assessor.configurations.of(request.plan)
        path = ledger_of(request.plan, settings["ledger"])
        author = Author(who_decides(request.by, request.plan), settings.today, request.note)
        assessment = assessor.assess(request.plan)
        _check_filters(request, assessment)
        questions = _wanted(request, assessment)
        if not questions:
            print_lines([line(f"{request.plan}: nothing to decide.")])
            return 0
        keeper = Keeper(path, assessment.plan, assessment.catalogue)
        with answers() as given:
            number = counted(len(questions), "link")
            print_lines([line((request.plan, "bold"), f": {number} to decide on, as {author.who}. ? shows the keys.")])
            return _Walk(questions, keeper, author, given, request.everything).run()
    except PlanchkError as error:
        print_error(error)
        return error.exit_code


def _check_filters(request: Request, assessment: Assessment) -> None:
    """Refuse to pass over a mistyped id as one that has nothing to decide.

    Raises:
        UsageError: no such action or finding; holds both.
    """
    findings = {
        each.id: [f"{each.id}/{element.id}" for element in each.elements] for each in assessment.catalogue.findings
    }
    known = {
        "--action": [action.id for action in assessment.plan.actions],
        "--finding": [*findings, *(name for names in findings.values() for name in names)],
    }
    faults = []
    for option, wanted in (("--action", request.action), ("--finding", request.finding)):
        if wanted.strip().casefold() not in ("", *(each.casefold() for each in known[option])):
            remedy = did_you_mean(wanted, known[option]) or f"Known are {', '.join(known[option][:10])} ..."
            faults.append(Fault(f"there is no {option[2:]} '{wanted}'.", Place(option), remedy))
    if faults:
        raise UsageError(faults)


def _wanted(request: Request, assessment: Assessment) -> tuple[Question, ...]:
    action, finding = request.action.strip().casefold(), request.finding.strip().casefold()
    return tuple(
        each
        for each in open_questions(assessment, request.everything)
        if action in ("", each.link.action.id.casefold())
        and finding in ("", each.finding.id.casefold(), each.name.casefold())
    )


class _Answer(NamedTuple):
    """An answer to the question ``at``: its ruling and what was written, None where it was skipped."""

    at: int
    ruling: Ruling | None = None
    kept: Kept | None = None


class _Walk:
    """The questions in order, with the answers so far."""

    def __init__(
        self, questions: tuple[Question, ...], keeper: Keeper, author: Author, given: Answers, everything: bool
    ) -> None:
        self.questions = questions
        self.keeper = keeper
        self.author = author
        self.given = given
        self.everything = everything
        self.answers: list[_Answer] = []
        self.has_quit = False

    def run(self) -> int:
        try:
            at = 0
            while at < len(self.questions):
                at = at + 1 if self.is_moot(at) else self.ask(at)
                if at == len(self.questions) and self.answers and not self.has_quit:
                    at = self.close()
        except KeyboardInterrupt:
            sys.stdout.write("\nStopped.\n")
            self.tell()
            return INTERRUPTED
        except PlanchkError:
            self.say("not kept.")
            self.tell()
            raise
        self.tell()
        return 0

    def ask(self, at: int) -> int:
        """Ask one question until it is answered, and return the next one's number."""
        question = self.questions[at]
        print_lines(render_question(question, at + 1, len(self.questions)))
        while True:
            sys.stdout.write(f"  Does {on_one_line(question.link.action.id)} answer it? [y n s u q ?] ")
            key = self.given.read()
            if key in _RULINGS:
                self.answers.append(self.decide(at, _RULINGS[key]))
                self.say(_DONE[key])
                return at + 1
            if key == "s":
                self.answers.append(_Answer(at))
                self.say(_DONE[key])
                return at + 1
            if key == "u" and self.answers:
                return self.undo(at)
            if key == "u":
                self.say("nothing to undo.")
            elif key == "q":
                self.say("quit.")
                self.has_quit = True
                return len(self.questions)
            else:
                print_lines([line(), *render_help(question)])

    def close(self) -> int:
        """Let the last answer be taken back, too; return the next question's number, beyond the last to end."""
        sys.stdout.write("\n  That was the last one. u takes it back, any other key ends. ")
        if self.given.read(enter="q") == "u":
            return self.undo(len(self.questions))
        self.say("")
        return len(self.questions)

    def decide(self, at: int, ruling: Ruling) -> _Answer:
        question = self.questions[at]
        action = question.link.action
        decision = decide(ruling, action, question.finding, question.element, question.link, self.author)
        return _Answer(at, ruling, self.keeper.keep(action, decision))

    def undo(self, at: int) -> int:
        """Take the last answer back, and return its question's number; ``at`` where that can't be done."""
        last = self.answers[-1]
        if last.kept and not self.keeper.take_back(last.kept):
            self.say("not taken back: the ledger was changed meanwhile. planchk confirm --withdraw does it.")
            return at
        self.answers.pop()
        self.say("taken back.")
        return last.at

    def is_moot(self, at: int) -> bool:
        """Whether a link that may answer is of no interest, since another one was confirmed for its element."""
        question = self.questions[at]
        confirmed = {self.questions[each.at].name for each in self.answers if each.ruling == "confirmed"}
        return question.why == "possible" and question.name in confirmed and not self.everything

    def say(self, text: str) -> None:
        print_lines([line(text)])

    def tell(self) -> None:
        """Say what was decided, where it is kept, and how many links remain."""
        rulings = [each.ruling for each in self.answers if each.ruling]
        decided = {each.at for each in self.answers if each.ruling}
        remain = sum(at not in decided and not self.is_moot(at) for at in range(len(self.questions)))
        rest = (
            f"{counted(remain, 'link')} to decide on remain{'s' if remain == 1 else ''}" if remain else "none remains"
        )
        if not rulings:
            print_lines([line(), line(f"Nothing was decided; {rest}.")])
            return
        confirmed, rejected = rulings.count("confirmed"), rulings.count("rejected")
        parts = [f"{number} {name}" for number, name in ((confirmed, "confirmed"), (rejected, "rejected")) if number]
        print_lines([line(), line(f"{self.keeper.path}: {', '.join(parts)}; {rest}.")])
