"""Two stories, fact by fact: both accounts as they were told, a suggestion with its ground, the officer's verdict."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from screening_tui.case.events import ComparisonJudged, Verdict
from screening_tui.documents.vocabulary import in_use
from screening_tui.language import _
from screening_tui.screening.comparison import compare
from screening_tui.screening.model import Account, ComparedFact, PlannedStep
from screening_tui.tui.because import teller_of
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import Part, join, pad, wrap
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.steps.list_step import ListStep, within
from screening_tui.tui.steps.step_view import Recorder

FACT_WIDTH, VERDICT_WIDTH = 17, 11


class CompareView(ListStep):
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
    ]

    def __init__(self, desk: Desk, record: Recorder) -> None:
        super().__init__(desk, record)
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
        self.at = within(self.at, self.count())
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
        if account.standing is None:
            return "-"
        return teller_of(self.desk).said(account.question, account.standing.body)

    def _verdict(self, fact: ComparedFact) -> str:
        if fact.verdict:
            return in_use().short(fact.verdict)
        return "-" if fact.suggestion is None else "?"

    def _paint_why(self, width: int) -> None:
        if not self.facts:
            self.query_one("#compare-why", Static).update("")
            return
        fact = self.facts[self.at]
        suggested = in_use().short(fact.suggestion) if fact.suggestion else _("nothing to compare")
        lines = wrap(
            _("Suggested: {verdict}; {ground}").format(verdict=suggested, ground=in_use().ground(fact.ground)), width
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

    def count(self) -> int:
        """All facts that both were asked about."""
        return len(self.facts)

    def action_judge(self, verdict: Verdict, words: str = "") -> None:
        """The officer's own verdict; then the next fact."""
        if not self.facts:
            return
        fact = self.facts[self.at]
        if fact.suggestion is None:
            self.post_message(self.Tell(_("Nothing to compare: {ground}.").format(ground=in_use().ground(fact.ground))))
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
        options = tuple((verdict, in_use().short(verdict)) for verdict in VERDICTS)
        fields = [
            Field("verdict", _("Verdict"), fact.verdict or "", "choice", options, required=True),
            Field("words", _("Your words"), judged.body.words if judged else "", "words"),
        ]
        self.ask(f"verdict:{fact.fact}", FormDialog(fact.label, fields), self._filled)

    def _filled(self, values: dict[str, str] | None) -> None:
        if values:
            verdict = next(v for v in VERDICTS if v == values["verdict"])
            self.action_judge(verdict, values["words"])

    def action_go_on(self) -> None:
        """Enter: the next fact without a verdict, or on."""
        open_facts = [n for n in self._without_verdict() if n > self.at]
        if open_facts:
            self.go_to_line(open_facts[0])
        else:
            self.post_message(self.GoOn())


VERDICTS: tuple[Verdict, ...] = ("agrees", "differs", "cannot_tell")
