"""One case under one protocol, and what was looked up in them once so that every rule finds it quickly."""

from functools import cached_property
from typing import Literal, TypeAlias

from screening_tui.case.events import Answered, ComparisonJudged, Missing, PersonDetails, QuestionAdded
from screening_tui.case.model import Case, Standing
from screening_tui.protocol.model import Protocol, Question, StepKind
from screening_tui.screening.model import Result

Audience: TypeAlias = Literal["case", "person", "minor", "adult"]
"""Who is asked: nobody in particular, everybody, every minor, every adult."""

Pair: TypeAlias = tuple[str, str]
"""Two people, a minor before an adult, otherwise in the order in which they were added."""


Verdicts: TypeAlias = dict[str, dict[Pair, Standing[ComparisonJudged]]]
"""Fact to pair to the officer's verdict."""


class Situation:
    """What the rules look at. Made for one call and thrown away, for the next event gives another case."""

    def __init__(self, protocol: Protocol, case: Case, about: str = "") -> None:
        self.protocol = protocol
        self.case = case
        self.about = about
        """The minor whom an adult is being asked about; rules about "any minor" then mean this one."""
        self.values: dict[tuple[str, str], Result] = {}
        """What was found already, by a condition's text and the person; filled by ``evaluate``."""
        self.accounts: dict[tuple[str, str, str], bool] = {}
        """(person, fact, minor whom it is about) to whether there is an account of it; filled by ``accounts``."""
        self.seen: dict[str, Situation] = {}
        """Minor to this case as the questions about that minor see it."""
        self.fresh: Verdicts | None = None
        """The verdicts on what was said last; filled by ``accounts``."""

    @cached_property
    def members(self) -> dict[Audience, tuple[str, ...]]:
        """Audience to people, in the order of adding; the whole case stands under the empty person."""
        case = self.case
        return {"case": ("",), "person": tuple(case.people), "minor": case.minors, "adult": case.adults}

    def meant(self, audience: Audience, person: str) -> tuple[str, ...]:
        """Whom a rule about an audience means: this person if they belong to it, otherwise each of them."""
        members = self.members[audience]
        if person in members:
            return (person,)
        return (self.about,) if audience == "minor" and self.about else members

    def audience(self, question: Question) -> Audience:
        """Who is asked a question."""
        step = self.protocol.step_by_id[question.step]
        if step.kind is StepKind.INTERVIEW:
            return step.role or "person"
        return question.per

    @cached_property
    def first_minor(self) -> str:
        """The first of whom the case said that they are a minor; whatever is said of people later, it stays so."""
        people = (event.body for event in self.case.events if isinstance(event.body, PersonDetails))
        return next((person.person for person in people if person.role == "minor"), "")

    def item_id(self, question: Question, minor: str) -> str:
        """What a question's answers stand under: ``a_tie`` about the first minor, ``a_tie.M2`` about another one.

        Only a question to adults that is asked about each minor has more than one.
        """
        if not self.is_about_each(question) or minor in {"", self.first_minor}:
            return question.id
        return f"{question.id}.{minor}"

    def is_about_each(self, question: Question) -> bool:
        """Whether it is asked about each minor."""
        return question.each_minor and self.audience(question) == "adult"

    def item_ids(self, question: Question, person: str) -> tuple[str, ...]:
        """The ids that a rule about this person means: the answers about this minor, or about each of them."""
        if not self.is_about_each(question):
            return (question.id,)
        return tuple(self.item_id(question, minor) for minor in self.meant("minor", person)) or (question.id,)

    def asked_about(self, minor: str) -> "Situation":
        """The same case, seen by the questions about one minor."""
        if minor not in self.seen:
            self.seen[minor] = Situation(self.protocol, self.case, minor)
        return self.seen[minor]

    def concerns(self, own: QuestionAdded, person: str) -> bool:
        """Whether an own question is asked of somebody: of whom it was written for, and of everybody of the other role.

        Another minor of the same group is not asked it by itself: it was built on what the first one told. Without
        neutral words nobody else is asked, for the words would give away what was told.
        """
        adults = self.members["adult"]
        of_the_other_role = (own.person in adults) is not (person in adults)
        return own.person == person or (of_the_other_role and bool(own.neutral.strip()))

    @cached_property
    def order(self) -> dict[str, tuple[bool, int]]:
        """Person to their place within a pair."""
        adults = self.members["adult"]
        return {person: (person in adults, place) for place, person in enumerate(self.case.people)}

    def pair(self, one: str, other: str) -> Pair:
        """Two people in the order in which they stand beside each other."""
        first, second = sorted((one, other), key=lambda person: self.order.get(person, (True, len(self.order))))
        return first, second

    @cached_property
    def judgements(self) -> Verdicts:
        """Fact to the officer's latest verdict on each pair, whether or not the answers are still the same."""
        found: Verdicts = {}
        for (fact, one, other), standing in sorted(self.case.comparisons.items(), key=lambda item: item[1].seq):
            found.setdefault(fact, {})[self.pair(one, other)] = standing
        return found

    @cached_property
    def taken_back(self) -> dict[tuple[str, str], int]:
        """(person, question) to the latest correction that took an answer back."""
        corrected = self.case.corrected
        answers = (event for event in self.case.events if event.seq in corrected) if corrected else ()
        found: dict[tuple[str, str], int] = {}
        for event in answers:
            if isinstance(event.body, Answered | Missing):
                key = event.body.person, event.body.question
                found[key] = max(found.get(key, 0), corrected[event.seq])
        return found

    def pairs_of(self, fact: str, person: str = "") -> tuple[Pair, ...]:
        """The pairs whose accounts of a fact count for a minor, or for the whole case.

        An own question's fact concerns those who are asked it. Beside each minor with each
        adult, a pair counts that the officer judged on demand.
        """
        usual = self.usual_pairs.get(person) or self.usual_pairs[self.about]
        own = self.case.own_questions.get(fact)
        if own is not None:
            usual = tuple(pair for pair in usual if all(self.concerns(own.body, person) for person in pair))
        judged = self.judgements.get(fact)
        if not judged:
            return usual
        also = (pair for pair in judged if person not in self.members["minor"] or person in pair)
        return tuple(dict.fromkeys((*usual, *also)))

    @cached_property
    def usual_pairs(self) -> dict[str, tuple[Pair, ...]]:
        """Each minor with each adult, by minor; under the empty person all of them."""
        minors, adults = self.members["minor"], self.members["adult"]
        found = {minor: tuple((minor, adult) for adult in adults) for minor in minors}
        return {"": tuple(pair for pairs in found.values() for pair in pairs), **found}

    @cached_property
    def fact_questions(self) -> dict[Audience, dict[str, tuple[Question, ...]]]:
        """Role to fact to the questions that establish it with people of that role, in the order of the files."""
        found: dict[Audience, dict[str, tuple[Question, ...]]] = {"minor": {}, "adult": {}}
        for question in self.protocol.questions:
            if question.fact:
                audience = self.audience(question)
                for role, facts in found.items():
                    if audience in {"person", role}:
                        facts[question.fact] = (*facts.get(question.fact, ()), question)
        return found

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The protocol's facts, then the officer's own questions, each of which is a fact."""
        return (*self.protocol.fact_by_id, *self.case.own_questions)
