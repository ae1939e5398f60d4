"""Two stories, fact by fact: both accounts as they were told, a suggestion with its ground, the officer's verdict."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from screening_tui.case.events import ComparisonJudged, Verdict
from screening_tui.language import _
from screening_tui.protocol.model import Question
from screening_tui.screening.comparison import compare
from screening_tui.screening.items import question_of
from screening_tui.screening.model import Account, ComparedFact, Ground, PlannedStep
from screening_tui.tui.answer_words import answer_words
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import Part, join, pad, wrap
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.steps.step_view import Recorder, StepView

FACT_WIDTH, VERDICT_WIDTH = 17, 11


class CompareView(StepView, can_focus=True):
    """One pair of people."""

    DEFAULT_CSS = """
    CompareView #compare-head { height: 1; text-style: bold; }
    CompareView #compare-why { height: auto; max-height: 4; width: 1fr; margin-top: 1; }
    """
    full_width = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "judge('agrees')", N_("agree"), id="agrees"),
        Binding("d", "judge('differs')", N_("differ"), id="differs"),
        Binding("c", "judge('cannot_tell')", N_("cannot tell"), id="compare_cannot_tell"),
        Binding("tab", "words", N_("your words"), id="compare_words"),
        Binding("enter", "go_on", N_("next"), id="next"),
        Binding("up", "move(-1)", N_("choose"), show=False),
        Binding("down", "move(1)", N_("choose"), show=False),
        Binding("shift+tab", "go_back", N_("back"), show=False),
    ]

    def __init__(self, desk: Desk, record: Recorder) -> None:
        super().__init__(desk, record)
        self.at = 0
        self.pair: tuple[str, str] = ("", "")
        self.facts: tuple[ComparedFact, ...] = ()

    def compose(self) -> ComposeResult:
        """Heading, the facts, why the marked one is suggested."""
        yield Static(id="compare-head", markup=False)
        with VerticalScroll(can_focus=False):
            yield Static(id="compare-list", classes="lines", markup=False)
        yield Static(id="compare-why", markup=False)

    def show(self, planned: PlannedStep) -> None:
        """Both accounts as they stand."""
        first, second = planned.people
        again = (first, second) == self.pair
        self.pair = (first, second)
        self.facts = compare(self.desk.protocol, self.desk.case, self.pair, self.desk.language)
        if not again:
            self.at = next((n for n, fact in enumerate(self.facts) if fact.suggestion and not fact.verdict), 0)
        self.at = max(0, min(self.at, len(self.facts) - 1))
        width = self.room
        half = (width - 2 - FACT_WIDTH - VERDICT_WIDTH - 2) // 2
        head = "  " + pad(_("Fact"), FACT_WIDTH) + pad(_("{person} said").format(person=first), half) + " "
        self.query_one("#compare-head", Static).update(
            head + pad(_("{person} said").format(person=second), half) + " " + _("Verdict")
        )
        lines: list[list[Part] | str] = []
        here = 0
        for number, fact in enumerate(self.facts):
            if number == self.at:
                here = len(lines)
            lines.extend(self._lines(number, fact, half))
        if not self.facts:
            lines.append(_("These two were not asked about the same facts."))
        self.paint_lines("#compare-list", join(lines), here)
        self._paint_why(width)

    def _lines(self, number: int, fact: ComparedFact, half: int) -> list[list[Part]]:
        here = number == self.at
        first, second = (wrap(self._account(account), half - 1) for account in (fact.first, fact.second))
        most = max(len(first), len(second)) if here else 1
        left, right = (self._cut(side, most) for side in (first, second))
        label = wrap(fact.label + (" *" if fact.own else ""), FACT_WIDTH - 1)
        if not here:
            label = self._cut(label, 1)
        lines: list[list[Part]] = []
        for row in range(max(most, len(label))):
            mark = "> " if here and row == 0 else "  "
            name = label[row] if row < len(label) else ""
            cells = [pad(side[row] if row < len(side) else "", half) for side in (left, right)]
            verdict = self._verdict(fact) if row == 0 else ""
            style = "bold" if here else ""
            lines.append(
                [
                    (mark + pad(name, FACT_WIDTH), style),
                    (" ".join(cells) + " ", ""),
                    (verdict, "bold" if fact.verdict else ""),
                ]
            )
        return lines

    def _cut(self, lines: list[str], most: int) -> list[str]:
        return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + self.desk.more]

    def _account(self, account: Account) -> str:
        return answer_words(self.desk, self._question(account), account.standing)

    def _question(self, account: Account) -> Question | None:
        return question_of(self.desk.protocol, account.question)

    def _verdict(self, fact: ComparedFact) -> str:
        if fact.verdict:
            return verdict_word(fact.verdict)
        return "-" if fact.suggestion is None else "?"

    def _paint_why(self, width: int) -> None:
        if not self.facts:
            self.query_one("#compare-why", Static).update("")
            return
        fact = self.facts[self.at]
        suggested = verdict_word(fact.suggestion) if fact.suggestion else _("nothing to compare")
        lines = wrap(
            _("Suggested: {verdict}. {ground}").format(verdict=suggested, ground=ground_words(fact.ground)), width
        )
        manners = [
            f"{account.person}: {', '.join(self._manner(manner) for manner in account.manners)}"
            for account in (fact.first, fact.second)
            if account.manners
        ]
        if manners:
            lines += wrap(_("How they said it: {manners}").format(manners="   ".join(manners)), width)
        judged = self.desk.case.comparisons.get((fact.fact, *self.pair))
        if judged and judged.body.words:
            lines += wrap(_("Your words: {words}").format(words=judged.body.words), width)
        self.query_one("#compare-why", Static).update("\n".join(lines))

    def _manner(self, manner: str) -> str:
        return next((self.desk.say(m.label) for m in self.desk.protocol.manners if m.id == manner), manner)

    def title(self) -> str:
        """How many are judged of those that can be."""
        comparable = [fact for fact in self.facts if fact.suggestion]
        judged = sum(1 for fact in comparable if fact.verdict)
        return _("{done} of {total}").format(done=judged, total=len(comparable))

    def _repaint(self) -> None:
        planned = self.desk.planned
        if planned is not None:
            self.show(planned)

    def action_move(self, by: int) -> None:
        """Another fact."""
        self.at = max(0, min(len(self.facts) - 1, self.at + by))
        self._repaint()

    def action_judge(self, verdict: Verdict, words: str = "") -> None:
        """The officer's own verdict; then the next fact."""
        if not self.facts:
            return
        fact = self.facts[self.at]
        if fact.suggestion is None:
            self.post_message(self.Tell(ground_words(fact.ground)))
            return
        values: dict[str, object] = {"fact": fact.fact, "people": self.pair, "verdict": verdict}
        values |= {"words": words} if words else {}
        if (fact.verdict != verdict or words) and not self.record(ComparisonJudged.model_validate(values)):
            return
        if not words:
            self.action_move(1)

    def _without_verdict(self) -> list[int]:
        return [n for n, fact in enumerate(self.facts) if fact.suggestion and not fact.verdict]

    def action_words(self) -> None:
        """Verdict and words together."""
        if not self.facts or self.facts[self.at].suggestion is None:
            return
        fact = self.facts[self.at]
        judged = self.desk.case.comparisons.get((fact.fact, *self.pair))
        options = tuple((verdict, verdict_word(verdict)) for verdict in VERDICTS)
        fields = [
            Field("verdict", _("Verdict"), fact.verdict or "", "choice", options, required=True),
            Field("words", _("Your words"), judged.body.words if judged else "", "words"),
        ]
        self.app.push_screen(FormDialog(fact.label, fields), self._filled)

    def _filled(self, values: dict[str, str] | None) -> None:
        if values:
            verdict = next(v for v in VERDICTS if v == values["verdict"])
            self.action_judge(verdict, values["words"])

    def action_go_on(self) -> None:
        """Enter: the next fact without a verdict, or on."""
        open_facts = [n for n in self._without_verdict() if n > self.at]
        if open_facts:
            self.at = open_facts[0]
            self._repaint()
        else:
            self.post_message(self.GoOn())

    def action_go_back(self) -> None:
        """The step before."""
        self.post_message(self.GoBack())


VERDICTS: tuple[Verdict, ...] = ("agrees", "differs", "cannot_tell")


def verdict_word(verdict: Verdict) -> str:
    """A verdict; a contradiction in capitals, so that it reads without colour."""
    return {"agrees": _("agree"), "differs": _("DIFFER"), "cannot_tell": _("cannot tell")}[verdict]


def ground_words(ground: Ground) -> str:
    """Why it is suggested, in a sentence."""
    words = {
        Ground.SAME_WORDS: _("Nearly the same words."),
        Ground.SAME_CHOICE: _("The same answer."),
        Ground.SAME_NAME: _("The same name."),
        Ground.NEARLY_SAME_NAME: _("Nearly the same name."),
        Ground.SAME_PLACE: _("The same place."),
        Ground.SAME_TOWN: _("The same town, described differently: only you can tell."),
        Ground.SAME_DATE: _("The same date."),
        Ground.SAME_NUMBER: _("The same number."),
        Ground.DIFFERENT_CHOICE: _("Different answers."),
        Ground.DIFFERENT_NAME: _("Different names."),
        Ground.DIFFERENT_PLACE: _("Different places."),
        Ground.DIFFERENT_COUNTRY: _("Different countries."),
        Ground.DIFFERENT_DATE: _("Different dates."),
        Ground.DIFFERENT_NUMBER: _("Different numbers."),
        Ground.FREE_WORDS: _("In free words: only you can tell."),
        Ground.SAME_COUNTRY_ONLY: _("The same country, not surely the same place."),
        Ground.PARTLY_KNOWN: _("One of them says only a part."),
        Ground.ONE_MISSING: _("One gave no answer; that is never a contradiction."),
        Ground.NOT_YET_ASKED: _("Not asked of both yet."),
    }
    return words[ground]
