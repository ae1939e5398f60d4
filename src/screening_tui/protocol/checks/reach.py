"""What can never come up: conditions that never hold, questions nobody is asked, actions no rule leads to."""

from collections.abc import Iterator, Mapping

from screening_tui.protocol.checks.branches import Scope
from screening_tui.protocol.checks.cycles import members_named, way_back
from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.possible import Possibilities
from screening_tui.protocol.checks.problem import Problem
from screening_tui.protocol.checks.words import known_words
from screening_tui.protocol.condition import Condition, Name, names_in
from screening_tui.protocol.model import Question, StepKind
from screening_tui.protocol.vocabulary import misuses


def reach(draft: Draft) -> Iterator[Problem]:
    """P205, P207, P208, P301, P303."""
    yield from _Reach(draft).all()


class _Reach:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.protocol = draft.protocol
        self.known = known_words(draft)
        self.possibilities = Possibilities(draft, self.known)
        self.order = {step.id: place for place, step in enumerate(self.protocol.steps)}
        self.kinds = {step.kind for step in self.protocol.steps}
        self.roles = {step.role for step in self.protocol.steps}
        self.follow_ups = {q.id: members_named(q.when, "answer") for q in self.protocol.questions if q.when}
        self.unreached: set[str] = set()
        self.uncalled: set[str] = set()
        self.facts = self.established()
        self.homes = {
            (family, item.id): item.step
            for family, items in (
                ("answer", self.protocol.questions),
                ("indicator", self.protocol.indicators),
                ("conduct", self.protocol.conducts),
            )
            for item in items
        }
        """The step in which a name becomes known."""

    def all(self) -> Iterator[Problem]:
        yield from self.questions()
        self.facts = self.established()
        yield from self.steps()
        yield from self.actions()
        for index, indicator in enumerate(self.protocol.indicators):
            if indicator.suggested_when is not None:
                yield from self.rule("indicator", index, "suggested_when", indicator.suggested_when, "case")
        for index, finding in enumerate(self.protocol.findings):
            yield from self.rule("finding", index, "when", finding.when, finding.per)
        for index, check in enumerate(self.protocol.checks):
            yield from self.rule("check", index, "when", check.when, self.scope_of_check(check.step))

    # Questions

    def questions(self) -> Iterator[Problem]:
        """Step by step and in the order of the files: a follow-up can only follow what comes before it."""
        earlier: dict[str, Question] = {}
        places = {question.id: index for index, question in enumerate(self.protocol.questions)}
        for question in sorted(self.protocol.questions, key=lambda q: (self.order.get(q.step, 0), places[q.id])):
            if question.when is not None and self.is_understood(question.when):
                problem = self.unreachable(places[question.id], question, question.when, earlier)
                if problem is not None:
                    yield problem
                    self.unreached.add(question.id)
            earlier[question.id] = question

    def unreachable(
        self, index: int, question: Question, when: Condition, earlier: Mapping[str, Question]
    ) -> Problem | None:
        """Why a follow-up is never asked."""
        place = self.draft.at("question", index, "when")

        def available(name: Name) -> bool:
            if name.family != "answer" or self.draft.is_broken("question", name.member):
                return self.is_available(name)
            named = earlier.get(name.member)
            return named is not None and self.same_person(question, named) and self.is_available(name)

        if self.possibilities.can_hold(when.expression, "person", available):
            return None
        if not self.possibilities.can_hold(when.expression, "person"):
            message = "nothing reaches this question: its condition can never hold"
            return Problem("P301", *place, when.text, message, "Correct the condition, or leave the question out.")
        name = next(name for name in names_in(when.expression) if not available(name))
        if circle := way_back(self.follow_ups, question.id):
            message = "only what is asked after this question would call for it"
            advice = "Let it rest on something that comes before it."
            return Problem("P207", *place, " -> ".join(circle), message, advice, name.offset)
        message = f"nothing reaches this question: {self.why_not(question, name, earlier)}"
        advice = "A follow-up rests on earlier answers of the same person."
        return Problem("P301", *place, when.text, message, advice, name.offset)

    def why_not(self, question: Question, name: Name, earlier: Mapping[str, Question]) -> str:
        """In words, why what it waits for is never known."""
        if name.family != "answer":
            return f"{name.family} is never known in this protocol"
        if not self.same_person(question, self.protocol.question_by_id[name.member]):
            return f'"{name.member}" is asked of somebody else'
        if name.member not in earlier:
            return f'"{name.member}" is asked later'
        return f'nothing reaches "{name.member}" either'

    def same_person(self, question: Question, named: Question) -> bool:
        """Whether somebody who is asked the one may have been asked the other."""
        audiences = {self.possibilities.domains.audience(question), self.possibilities.domains.audience(named)}
        return audiences != {"minor", "adult"}

    # Steps and actions

    def steps(self) -> Iterator[Problem]:
        """Conditions of each, then the steps that only what happens in them would call."""
        sound: list[tuple[int, str, list[Condition]]] = []
        for index, step in enumerate(self.protocol.steps):
            conditions: list[Condition] = []
            for key, condition in (("demanded_when", step.demanded_when), ("offered_when", step.offered_when)):
                if condition is not None and self.is_understood(condition):
                    problems = list(self.rule("step", index, key, condition, "case"))
                    yield from problems
                    conditions += [] if problems else [condition]
            if conditions:
                sound.append((index, step.id, conditions))
        self.uncalled = {step for _, step, _ in sound}
        while called := {step for _, step, conditions in sound if step in self.uncalled and self.calls(conditions)}:
            self.uncalled -= called
        for index, name, conditions in sound:
            if name in self.uncalled:
                message = "only what happens in this step, or in steps that wait for it, would call for it"
                advice = "Let it rest on something that comes before it."
                key = "demanded_when" if self.protocol.steps[index].demanded_when in conditions else "offered_when"
                yield Problem("P207", *self.draft.at("step", index, key), conditions[0].text, message, advice)

    def calls(self, conditions: list[Condition]) -> bool:
        return any(
            self.possibilities.can_hold(condition.expression, "case", self.happens_before) for condition in conditions
        )

    def happens_before(self, name: Name) -> bool:
        """Whether a name is known from a step that something calls for."""
        return self.is_available(name) and self.homes.get((name.family, name.member)) not in self.uncalled

    def actions(self) -> Iterator[Problem]:
        for index, action in enumerate(self.protocol.actions):
            recommended, offered = action.recommended_when, action.offered_when
            if not self.is_understood(recommended):
                continue
            if self.leads(recommended, action.per) or (offered is not None and self.leads(offered, action.per)):
                yield from self.rule("action", index, "recommended_when", recommended, action.per)
                if offered is not None and self.is_understood(offered):
                    yield from self.rule("action", index, "offered_when", offered, action.per)
                continue
            place = self.draft.at("action", index, "recommended_when")
            message = "no rule leads to this action: its conditions can never hold"
            yield Problem("P303", *place, recommended.text, message, "Correct the condition.")

    def leads(self, condition: Condition, scope: Scope) -> bool:
        return not self.is_understood(condition) or self.possibilities.can_hold(
            condition.expression, scope, self.is_available
        )

    # What they have in common

    def rule(self, table: str, index: int, key: str, condition: Condition, scope: Scope) -> Iterator[Problem]:
        """P205 and P208 of one condition."""
        if not self.is_understood(condition):
            return
        place = self.draft.at(table, index, key)
        expression = condition.expression
        if not self.possibilities.can_hold(expression, scope):
            message = "the condition can never hold"
            yield Problem("P205", *place, condition.text, message, "Correct it: its parts shut each other out.")
        elif not self.possibilities.can_hold(expression, scope, self.is_available):
            name = next(name for name in names_in(expression) if not self.is_available(name))
            message = "the condition can never hold: what it rests on is never known in this protocol"
            yield Problem("P205", *place, condition.text, message, "Correct it, or ask for what it needs.", name.offset)
        elif scope == "case" and not self.possibilities.can_hold(expression, "minor"):
            message = "the condition holds only when two minors differ, for it speaks of any minor, name by name"
            advice = 'Add per = "minor" where it is about one and the same minor.'
            yield Problem("P208", *place, condition.text, message, advice)

    def is_understood(self, condition: Condition) -> bool:
        """Whether nothing in it is reported already."""
        return next(misuses(condition, self.known), None) is None

    def is_available(self, name: Name) -> bool:
        """Whether a name can be known at all: whether the protocol has what would make it known."""
        if self.draft.broken.get("step"):
            return name.family != "answer" or name.member not in self.unreached
        match name.family:
            case "answer":
                return name.member not in self.unreached
            case "fact":
                told = not name.member or name.member in self.facts or bool(self.draft.broken.get("question"))
                return StepKind.COMPARE in self.kinds and (told or self.draft.is_broken("fact", name.member))
            case "conclusion":
                return StepKind.ASSESS in self.kinds
            case "manner":
                return name.member in self.roles
            case _:
                return True

    def established(self) -> set[str]:
        """The facts about which a question that is reached says something."""
        return {question.fact or "" for question in self.protocol.questions if question.id not in self.unreached}

    def scope_of_check(self, name: str) -> Scope:
        """A check of a minor's interview or of an assessment speaks of that minor."""
        step = self.protocol.step_by_id.get(name)
        minor = step is not None and (step.role == "minor" or step.kind is StepKind.ASSESS)
        return "minor" if minor else "case"
