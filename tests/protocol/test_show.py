"""The protocol as a document."""

import pytest

from screening_tui.protocol.load import load, load_default
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.show import show
from screening_tui.protocol.sources import Sources
from small_protocol import FILES, MAIN, with_more

RICH = """
[[question]]
id = "m_rich"
step = "minor"
kind = "choice"
ask = "With whom?"
invite = "Tell me about the trip."
probe = "Tell me everything about that."
hint = "Ties."
option = [{ id = "aunt", label = "Aunt" }, { id = "friend", label = "Friend" }]
addition = true
source = "A book, 2001"

[[question]]
id = "m_own"
step = "minor"
kind = "long_text"
ask = "Yours?"
own = true

[[question]]
id = "a_seen"
step = "adult"
kind = "long_text"
ask = "When did you meet?"
each_minor = true

[[outcome]]
id = "left"
label = "Left"
needs_conclusion = "Conclude first."
requires = ["to", "why"]

[[question]]
id = "m_name"
step = "minor"
kind = "name_response"
ask = "Say the name."

[[conduct]]
id = "thanks"
step = "minor"
moment = "after"
label = "Thanks"

[[finding]]
id = "rich"
label = "Rich"
why = "Because."
when = "{when}"

[[action]]
id = "act"
number = 3
per = "case"
label = "Now"
recommended_when = "bribe"
deadline = "today"
immediate = true
detail = "In detail."
"""


def rich(when: str = "bribe") -> Protocol:
    return load(with_more(RICH.replace("{when}", when)))


def test_everything_stands_in_it_in_one_language() -> None:
    text = show(rich(), "es")
    for words in (
        "# Un protocolo pequeño",
        "## 1. Personas",
        "Con miedo",
        "“¿Tienes una mascota?”",
        "Destino",
        "Retornar",
    ):
        assert words in text
    for words in ("# A small protocol", "Afraid", "Do you have"):
        assert words not in text
    assert "Aunt; Friend" in text, "what is not translated is there in the fallback"
    assert "[addition: A book, 2001]" in text


@pytest.mark.parametrize(
    "words",
    [
        "Protocol small, version 1",
        "Source: Made up.",
        "Languages: English, español",
        "Adult from the age of 18.",
        "about 5 minutes for each year of age, up to the age of 12.",
        "Of each person: name, birth date or approximate age",
        "2. Hidden **Report at once.**",
        "### Before",
        "- Alone\n  “Just us.”",
        "### After",
        "1. Is there a pet?\n   - In these words: “Do you have a pet?”",
        "   - Only when: the answer to “Is there a pet?”: yes",
        "   - First: “Tell me about the trip.”",
        "   - Then: “Tell me everything about that.”",
        "   - Look for: Ties.",
        "   - Establishes: Destination",
        "   - Here the officer adds questions of their own.",
        "### Compared\n\n- Destination",
        "- Warning: The minor should be alone.\n  When: the rule “Alone”: not confirmed",
        "Demanded when: any of the indicators: observed and minors >= 1",
        "- **Rich**. Because.",
        "- **They differ** (for each minor).\n  When: the comparison of “Destination”: differs",
        "1. **Call** (for each minor).",
        "   - By when: now",
        "   - Recommended when: the conclusion: detected or “They differ”",
        "   - Offered when: “A sign”",
        "   - Contact: Police",
        "   - To be written down: Who",
        "   - Refusal: To whom?",
        "3. **Now**. **At once.**\n   In detail.",
        "## How it may end for a minor\n\n- Returned",
        "- Left (Refusal: Conclude first.; To be written down: To whom, Why)",
        "When did you meet? (for each minor)",
        "## Contacts of the station\n\n- Police",
        "## Offers\n\nRefuse.",
    ],
)
def test_what_is_said_of_each_thing(words: str) -> None:
    assert words in show(rich(), "en")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("not bribe", "not (a bribe was offered)"),
        (
            "(bribe or disclosure) and official_suspected",
            "(a bribe was offered or a disclosure) and an official is suspected",
        ),
        ("bribe and disclosure or age_in_doubt", "(a bribe was offered and a disclosure) or the age is in doubt"),
        ("age >= 12", "the age >= 12"),
        ("answer.m_pets < 3", "the answer to “How many?” < 3"),
        ("answer.m_rich in [aunt, declined]", "the answer to “With whom?”: Aunt or declined"),
        ("answer.m_name is naturally", "the answer to “Say the name.”: naturally"),
        ("outcome is returned", "the outcome: Returned"),
        (
            "manner.minor is fearful and manner.adult is calm",
            "how the minor answers: Fearful and how the adult answers: Calm",
        ),
        ("action.call is done", "the action “Call”: done"),
        ("count indicator is observed >= 2", "number of indicators (observed) >= 2"),
        ("count adult >= 1", "adults >= 1"),
        ("any disclosure", "any of the disclosures"),
        ("any fact is differs", "any of the compared facts: differs"),
        ("register.wanted is confirmed and document.expired", "register.wanted: confirmed and document.expired"),
    ],
)
def test_conditions_in_words(when: str, words: str) -> None:
    assert f"  When: {words}" in show(rich(when), "en").replace("\n  ", " ").replace(" When: ", "\n  When: ")


def test_the_documents_own_words_can_be_translated() -> None:
    spanish = {"Questions": "Preguntas", "yes": "sí"}
    text = show(rich(), "es", lambda words: spanish.get(words, words))
    assert "### Preguntas" in text
    assert "“¿Hay una mascota?”: sí" in text


def test_lines_are_broken_where_they_are_long() -> None:
    text = show(load_default(), "en")
    assert max(len(line) for line in text.split("\n") if not line.startswith("#")) <= 80
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_a_quotation_goes_on_as_a_quotation() -> None:
    main = MAIN.replace('title = "Decide"\n', 'title = "Decide"\nguidance = "' + "Never to blame. " * 8 + '"\n')
    text = show(load(Sources.from_files({**FILES, "protocol.toml": main})), "en")
    quoted = [line for line in text.split("\n") if "blame" in line]
    assert len(quoted) == 2
    assert all(line.startswith("> ") for line in quoted)


def test_a_translation_that_nobody_reviewed_says_so() -> None:
    files = {**FILES, "es.toml": FILES["es.toml"].replace("reviewed = true", "reviewed = false")}
    assert "Languages: English, español (not reviewed)" in show(load(Sources.from_files(files)), "en")


def test_a_protocol_with_nothing_but_a_step() -> None:
    main = MAIN.split("include")[0] + '[[step]]\nid = "s"\nkind = "close"\ntitle = "S"\nhelp = "H"\n'
    text = show(load(Sources.from_files({"protocol.toml": main})), "en")
    assert "## 1. S\n\nH" in text
    assert "Findings" not in text
