"""A protocol as a document that people read: everything it says in one language, Markdown, no ids."""

import re
from collections.abc import Iterator
from textwrap import fill

from screening_tui.protocol.model import Action, Outcome, Protocol, Question, Step, StepKind
from screening_tui.protocol.text import Text
from screening_tui.protocol.wording import Translate, Wording


def show(protocol: Protocol, language: str, _: Translate = str) -> str:
    """The document, in a language of the protocol, or its fallback; ``_`` translates the document's own words."""
    return "\n".join(map(_wrapped, _Document(protocol, language, _).lines())).rstrip() + "\n"


def _wrapped(lines: str) -> str:
    """Broken at 80 columns, what goes on standing below what began; a heading stays on one line."""
    if lines.startswith("#"):
        return lines
    wrapped = []
    for line in lines.split("\n"):
        mark = re.match(r" *(?:- |[0-9]+\. |> )?", line)
        after = " " * len(mark[0]) if mark and ">" not in mark[0] else "> "
        wrapped.append(fill(line, 80, subsequent_indent=after, break_long_words=False, break_on_hyphens=False))
    return "\n".join(wrapped)


class _Document:
    def __init__(self, protocol: Protocol, language: str, _: Translate) -> None:
        self.protocol = protocol
        self.language = language
        self.translate = _
        self.wording = Wording(protocol, language, _)

    def lines(self) -> Iterator[str]:
        yield from self.head()
        for number, step in enumerate(self.protocol.steps, 1):
            yield from self.step(number, step)
        yield from self.after_the_steps()

    def say(self, text: Text) -> str:
        return text.say(self.language).strip()

    def head(self) -> Iterator[str]:
        _, protocol = self.translate, self.protocol
        yield f"# {self.say(protocol.title)}"
        yield ""
        yield _("Protocol {id}, version {version}").format(id=protocol.id, version=protocol.version)
        yield ""
        yield from (self.say(protocol.about), "")
        yield from (_("Source: {source}").format(source=protocol.source.strip()), "")
        told = [
            language.name if language.reviewed else _("{language} (not reviewed)").format(language=language.name)
            for language in protocol.languages
        ]
        yield _("Languages: {languages}").format(languages=", ".join(told))
        yield _("Adult from the age of {age}.").format(age=protocol.adult_from_age)
        guide = protocol.guide
        words = _("A child's interview: about {minutes} minutes for each year of age, up to the age of {age}.")
        yield words.format(minutes=guide.minutes_per_year_of_age, age=guide.up_to_age)
        yield ""

    def step(self, number: int, step: Step) -> Iterator[str]:
        _ = self.translate
        yield from (f"## {number}. {self.say(step.title)}", "", self.say(step.help), "")
        if step.guidance:
            yield from (f"> {self.say(step.guidance)}", "")
        for words, condition in (
            (_("Demanded when: {condition}"), step.demanded_when),
            (_("Offered when: {condition}"), step.offered_when),
        ):
            if condition:
                yield from (words.format(condition=self.wording.of(condition.expression)), "")
        if step.fields:
            fields = ", ".join(self.field_names()[field] for field in step.fields)
            yield from (_("Of each person: {fields}").format(fields=fields), "")
        yield from self.indicators(step)
        yield from self.conducts(step)
        yield from self.questions(step)
        if step.kind is StepKind.COMPARE:
            yield from self.listed(_("Compared"), [self.say(fact.label) for fact in self.protocol.facts])
        yield from self.checks(step)

    def field_names(self) -> dict[str, str]:
        _ = self.translate
        return {
            "name": _("name"),
            "age": _("birth date or approximate age"),
            "sex": _("sex"),
            "nationality": _("nationality"),
            "document": _("travel document"),
            "language": _("language of the interview"),
        }

    def indicators(self, step: Step) -> Iterator[str]:
        _ = self.translate
        for number, indicator in enumerate(self.protocol.indicators_of[step.id], 1):
            at_once = f" **{_('Report at once.')}**" if indicator.immediate else ""
            yield f"{number}. {self.say(indicator.label)}{at_once}{self.origin(indicator.addition, indicator.source)}"
            if indicator.look_for:
                yield f"   {self.say(indicator.look_for)}"
            if indicator.suggested_when:
                yield f"   {_('Suggested when')}: {self.wording.of(indicator.suggested_when.expression)}"
        yield ""

    def conducts(self, step: Step) -> Iterator[str]:
        _ = self.translate
        moments = {"before": _("Before"), "during": _("During"), "after": _("After")}
        for moment, title in moments.items():
            items = [item for item in self.protocol.conducts_of[step.id] if item.moment == moment]
            if items:
                yield from (f"### {title}", "")
            for item in items:
                yield f"- {self.say(item.label)}{self.origin(item.addition, item.source)}"
                if item.say:
                    yield f"  \u201c{self.say(item.say)}\u201d"
            if items:
                yield ""

    def questions(self, step: Step) -> Iterator[str]:
        questions = self.protocol.questions_of[step.id]
        if questions:
            yield from (f"### {self.translate('Questions')}", "")
        for number, question in enumerate(questions, 1):
            yield from self.question(number, question)
        if questions:
            yield ""

    def question(self, number: int, question: Question) -> Iterator[str]:
        """Both wordings: the officer's, and the words for the person."""
        _ = self.translate
        whom = f" ({_('for each minor')})" if question.each_minor else ""
        yield f"{number}. {self.say(question.ask)}{whom}{self.origin(question.addition, question.source)}"
        if question.say:
            yield f"   - {_('In these words')}: \u201c{self.say(question.say)}\u201d"
        if question.invite:
            yield f"   - {_('First')}: \u201c{self.say(question.invite)}\u201d"
        if question.probe:
            yield f"   - {_('Then')}: \u201c{self.say(question.probe)}\u201d"
        if question.options:
            yield f"   - {_('Options')}: {'; '.join(self.say(option.label) for option in question.options)}"
        if question.hint:
            yield f"   - {_('Look for')}: {self.say(question.hint)}"
        if question.fact:
            yield f"   - {_('Establishes')}: {self.say(self.protocol.fact_by_id[question.fact].label)}"
        if question.when:
            yield f"   - {_('Only when')}: {self.wording.of(question.when.expression)}"
        if question.own:
            yield f"   - {_('Here the officer adds questions of their own.')}"

    def checks(self, step: Step) -> Iterator[str]:
        _ = self.translate
        weights = {"info": _("Information"), "warning": _("Warning"), "block": _("Refusal")}
        checks = [check for check in self.protocol.checks if check.step == step.id]
        if checks:
            yield from (f"### {_('Checks')}", "")
        for check in checks:
            yield f"- {weights[check.weight]}: {self.say(check.message)}{self.origin(check.addition, check.source)}"
            yield f"  {_('When')}: {self.wording.of(check.when.expression)}"
        if checks:
            yield ""

    def after_the_steps(self) -> Iterator[str]:
        _, protocol = self.translate, self.protocol
        if protocol.findings:
            yield from (f"## {_('Findings')}", "")
        for finding in protocol.findings:
            why = f" {self.say(finding.why)}" if finding.why else ""
            whom = f" ({_('for each minor')})" if finding.per == "minor" else ""
            yield f"- **{self.say(finding.label)}**{whom}.{why}"
            yield f"  {_('When')}: {self.wording.of(finding.when.expression)}"
        yield from ("", f"## {_('Recommended actions')}", "")
        for action in sorted(protocol.actions, key=lambda action: action.number):
            yield from self.action(action)
        yield ""
        yield from self.listed(_("How it may end for a minor"), [self.outcome(item) for item in protocol.outcomes], 2)
        yield from self.listed(_("Contacts of the station"), [self.say(item.label) for item in protocol.contacts], 2)
        yield from self.listed(_("How somebody says it"), [self.say(item.label) for item in protocol.manners], 2)
        for advice in protocol.advices:
            title = f"{self.say(advice.title)}{self.origin(advice.addition, advice.source)}"
            yield from (f"## {title}", "", self.say(advice.text), "")

    def action(self, action: Action) -> Iterator[str]:
        _ = self.translate
        at_once = f" **{_('At once.')}**" if action.immediate else ""
        whom = f" ({_('for each minor')})" if action.per == "minor" else ""
        origin = self.origin(action.addition, action.source)
        yield f"{action.number}. **{self.say(action.label)}**{whom}.{at_once}{origin}"
        if action.detail:
            yield f"   {self.say(action.detail)}"
        yield f"   - {_('By when')}: {self.deadlines()[action.deadline]}"
        yield f"   - {_('Recommended when')}: {self.wording.of(action.recommended_when.expression)}"
        if action.offered_when:
            yield f"   - {_('Offered when')}: {self.wording.of(action.offered_when.expression)}"
        contacts = [self.protocol.contact_by_id[name] for name in (action.contact, action.other_contact) if name]
        if contacts:
            yield f"   - {_('Contact')}: {'; '.join(self.say(contact.label) for contact in contacts)}"
        if action.records:
            yield f"   - {_('To be written down')}: {'; '.join(self.say(record.label) for record in action.records)}"
        if action.gate:
            yield f"   - {_('Refusal')}: {self.say(action.gate.message)}"

    def outcome(self, outcome: Outcome) -> str:
        _ = self.translate
        told = []
        if outcome.needs_conclusion is not None:
            told.append(f"{_('Refusal')}: {self.say(outcome.needs_conclusion)}")
        if outcome.requires:
            parts = self.outcome_parts()
            told.append(f"{_('To be written down')}: {', '.join(parts[part] for part in outcome.requires)}")
        return self.say(outcome.label) + (f" ({'; '.join(told)})" if told else "")

    def outcome_parts(self) -> dict[str, str]:
        _ = self.translate
        return {
            "to": _("To whom"),
            "receiver": _("Received by (name)"),
            "receiver_kind": _("Who is"),
            "how_certain": _("How made certain"),
            "why": _("Why"),
        }

    def deadlines(self) -> dict[str, str]:
        _ = self.translate
        return {
            "now": _("now"),
            "today": _("today"),
            "until_taken_charge": _("until somebody takes charge"),
            "before_outcome": _("before it ends"),
            "during": _("as long as the case is open"),
        }

    def origin(self, addition: bool, source: str) -> str:
        """An addition says that it is one, and where it comes from."""
        if not addition:
            return ""
        return f" [{self.translate('addition: {source}').format(source=source.strip())}]"

    def listed(self, title: str, items: list[str], level: int = 3) -> Iterator[str]:
        if items:
            yield from (f"{'#' * level} {title}", "", *(f"- {item}" for item in items), "")
