"""The program's own values in words: marks, verdicts, states, why there is no answer. One for files and screens.

``word`` says it to somebody who has never seen the program; ``short`` says it where a screen has a row for several.
"""

from functools import cached_property, lru_cache
from gettext import NullTranslations, translation

from screening_tui.language import CATALOGUES, DOMAIN, current_language


class Vocabulary:
    """The words of one language."""

    def __init__(self, spoken: NullTranslations) -> None:
        self._ = spoken.gettext

    def word(self, value: str) -> str:
        """One of the program's own values; anything else as it is."""
        return self._words.get(value, value)

    def short(self, value: str) -> str:
        """The same, as short as a row of choices or a narrow column needs it."""
        return self._short.get(value) or self.word(value)

    def no_answer(self, reason: str, because: str = "") -> str:
        """Why there is no answer, and what ended the interview before."""
        if because == "disclosure":
            return self._("not asked: disclosure")
        return self.word(reason)

    def source(self, source: str) -> str:
        """How the officer knows of an indicator."""
        return self._sources[source]

    def state(self, state: str) -> str:
        """How far a case is."""
        return self.word("in_progress" if state == "open" else state)

    def kind(self, kind: str) -> str:
        """What sort of entry an event is; of a kind that this version does not know, its name."""
        return self._kinds.get(kind) or kind.replace("_", " ")

    def register(self, register: str) -> str:
        """A register by its name; one of the station's own as it is called there."""
        return self._registers.get(register, register)

    def compared(self, word: str) -> str:
        """A field of a register's entry, how it agrees with the person's, and in which way."""
        return self._compared.get(word, word)

    def ground(self, ground: str) -> str:
        """Why a comparison suggests what it suggests."""
        return self._grounds[ground]

    @cached_property
    def _words(self) -> dict[str, str]:
        _ = self._
        return {
            "minor": _("minor"),
            "adult": _("adult"),
            "female": _("female"),
            "male": _("male"),
            "other": _("other"),
            "observed": _("observed"),
            "not_observed": _("not observed"),
            "cannot_tell": _("cannot tell"),
            "document": _("document"),
            "transport": _("transport"),
            "baggage": _("baggage"),
            "does_not_know": _("does not know"),
            "declined": _("declined to answer"),
            "not_asked": _("not asked"),
            "does_not_apply": _("does not apply"),
            "open": _("open question"),
            "wh": _("who, what, where, when, why"),
            "option_posing": _("question that offers answers"),
            "suggestive": _("leading question"),
            "verbatim": _("word for word"),
            "summarised": _("summarised by the officer"),
            "interpreted": _("through the interpreter"),
            "agrees": _("agree"),
            "differs": _("differ"),
            "detected": _("situation detected"),
            "in_doubt": _("in doubt"),
            "not_detected": _("not detected"),
            "confirmed": _("it is this person"),
            "not_confirmed": _("it is somebody else"),
            "strong": _("strong"),
            "possible": _("possible: check birth date or document"),
            "weak": _("weak"),
            "recommended": _("recommended"),
            "offered": _("left to the officer to judge"),
            "to_do": _("to do"),
            "attempted": _("tried"),
            "done": _("done"),
            "impossible": _("impossible"),
            "not_needed": _("not needed"),
            "yes": _("yes"),
            "no": _("no"),
            "naturally": _("answers to the name naturally"),
            "hesitated": _("hesitates at the name"),
            "not_at_all": _("does not answer to the name"),
            "relative": _("relative"),
            "institution": _("institution"),
            "interpreter": _("interpreter"),
            "officer": _("officer"),
            "protection": _("child protection"),
            "lawyer": _("lawyer"),
            "now": _("now"),
            "today": _("today"),
            "until_taken_charge": _("until somebody takes charge"),
            "before_outcome": _("before it is settled how it ends"),
            "during": _("as long as the case is open"),
            "new": _("not begun"),
            "in_progress": _("in progress"),  # not "open", which is a question's manner
            "interrupted": _("interrupted"),
            "closed": _("closed"),
        }

    @cached_property
    def _short(self) -> dict[str, str]:
        _ = self._
        return {
            "open": _("open"),
            "wh": _("who-what"),
            "option_posing": _("options"),
            "suggestive": _("leading"),
            "verbatim": _("verbatim"),
            "summarised": _("summary"),
            "interpreted": _("interpreter"),
            "differs": _("DIFFER"),  # in capitals, so that a contradiction reads without colour
            "now": _("NOW"),
            "until_taken_charge": _("until taken over"),
            "before_outcome": _("before the end"),
            "during": _("all along"),
        }

    @cached_property
    def _sources(self) -> dict[str, str]:
        _ = self._
        return {
            "seen": _("the officer saw it"),
            "said": _("somebody said it"),
            "document": _("a document shows it"),
        }

    @cached_property
    def _kinds(self) -> dict[str, str]:
        _ = self._
        return {
            "opened": _("opened"),
            "resumed": _("resumed"),
            "handed_over": _("handed over"),
            "interrupted": _("left"),
            "closed": _("closed"),
            "reopened": _("opened again"),
            "recovered": _("recovered after a crash; what was not yet saved was put aside"),
            "clock_jumped": _("the computer's clock was set"),
            "step_entered": _("a step was entered"),
            "step_left": _("a step was left"),
            "noted": _("a note"),
            "conduct_recorded": _("a rule of conduct"),
            "document_seen": _("a document or proof"),
            "object_secured": _("an object secured"),
            "person_present": _("somebody in the room"),
            "looked_after": _("who looks after somebody"),
            "question_added": _("a question of the officer's own"),
            "check_shown": _("a warning"),
            "check_accepted": _("a warning accepted"),
            "bribe_offered": _("a reward was offered"),
            "official_suspected": _("an official is suspected"),
            "break_started": _("a break began"),
            "break_ended": _("a break ended"),
            "register_searched": _("the registers were searched"),
            "register_hit_shown": _("an entry of a register was opened"),
            "register_hit_judged": _("an entry of a register was judged"),
            "disclosure_withdrawn": _("a disclosure taken back"),
            "language_changed": _("another language"),
            "advice_shown": _("shown on the officer's screen"),
            "advice_withdrawn": _("no longer on the officer's screen"),
            "corrected": _("taken back"),
            "review_begun": _("a review began"),
            "review_commented": _("a reviewer's comment"),
            "comment_answered": _("an answer to a reviewer's comment"),
            "review_resolved": _("a reviewer's comment is settled"),
            "review_approved": _("approved by a reviewer"),
            "review_sent_back": _("sent back by a reviewer"),
            "review_reopened": _("a reviewer's approval taken back"),
        }

    @cached_property
    def _registers(self) -> dict[str, str]:
        _ = self._
        return {
            "wanted": _("wanted people"),
            "missing_minor": _("missing minors"),
            "earlier_case": _("earlier cases of this station"),
        }

    @cached_property
    def _compared(self) -> dict[str, str]:
        _ = self._
        return {
            "name": _("Name"),
            "birth_date": _("Birth date"),
            "document": _("Document no."),
            "nationality": _("Nationality"),
            "sex": _("Sex"),
            "same": _("the same"),
            "nearly": _("nearly"),
            "different": _("DIFFERS"),
            "unknown": _("not known"),
            "another spelling": _("another spelling"),
            "part of the name": _("part of the name"),
            "day and month swapped": _("day and month swapped"),
            "year off by one": _("year off by one"),
            "one part of the date differs": _("one part of the date differs"),
            "as far as it is known": _("as far as it is known"),
            "by the age": _("by the age"),
            "O and 0, or I and 1": _("O and 0, or I and 1"),
            "source": _("Source"),
            "reason": _("Reason"),
            "contact": _("To be called"),
            "valid_until": _("Valid until"),
            "event_date": _("Since"),
            "event_place": _("Where"),
            "marks": _("Marks"),
            "parents": _("Parents"),
            "documents": _("Documents"),
            "as_of": _("Copy of"),
        }

    @cached_property
    def _grounds(self) -> dict[str, str]:
        _ = self._
        return {
            "same_words": _("nearly the same words"),
            "same_choice": _("the same choice"),
            "same_name": _("the same name"),
            "nearly_same_name": _("nearly the same name"),
            "same_place": _("the same place"),
            "same_town": _("the same town, described differently: only a person can tell"),
            "same_date": _("the same date"),
            "same_number": _("the same number"),
            "different_choice": _("another choice"),
            "different_name": _("another name"),
            "different_place": _("another place"),
            "different_country": _("another country"),
            "different_date": _("another date"),
            "different_number": _("another number"),
            "free_words": _("free words: only a person can tell"),
            "same_country_only": _("the same country, not surely the same place"),
            "partly_known": _("one of them says only a part"),
            "one_missing": _("one gave no answer, which is never a contradiction"),
            "not_yet_asked": _("not asked of both"),
        }


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; a regional one (``es-CR``) counts without its region, an unknown one as English.

    Not simply the language in use: a file says the same on whatever computer it is verified.
    """
    plain = language.replace("-", "_").split("_")[0]
    return Vocabulary(translation(DOMAIN, CATALOGUES, languages=[plain], fallback=True))


def in_use() -> Vocabulary:
    """The words of the language that the program speaks now."""
    return vocabulary(current_language())
