"""Places held against each other: every row is read both ways round."""

import pytest

from screening_tui.names.compare import Likeness
from screening_tui.names.places import Place, compare_places, read_place
from screening_tui.names.reading import evident_place, is_evidently_a_name

SAME, NEARLY, DIFFERENT, UNCLEAR = Likeness.SAME, Likeness.NEARLY, Likeness.DIFFERENT, Likeness.UNCLEAR

ROWS = [
    ("Tapachula", "tapachula", SAME),
    ("Tapachula, MX", "Tapachula", SAME),
    ("Tapachula, Chiapas", "Tapachula, México", SAME),
    ("Tapachula (Chiapas)", "Tapachula - Chiapas", SAME),
    ("Peñas Blancas", "PENAS BLANCAS", SAME),
    ("Ciudad Juárez", "Juárez", SAME),
    ("Cd. Juárez", "Ciudad Juárez", SAME),
    ("CDMX", "Mexico City", SAME),
    ("Ciudad de Guatemala", "Guatemala City", SAME),
    ("Sta. Ana", "Santa Ana", SAME),
    ("Nueva York", "New York", SAME),
    ("La Habana", "Havana", SAME),
    ("in Managua", "Managua", SAME),
    ("Тапачула", "Tapachula", SAME),
    ("Costa Rica", "CRI", SAME),
    ("Estados Unidos", "U.S.A.", SAME),
    ("Managua Nicaragua", "Managua, NI", SAME),
    ("San José Costa Rica", "San Jose", SAME),
    ("Ciudad Panamá", "Panama City", SAME),
    ("Port-au-Prince", "Puerto Príncipe, Haití", SAME),
    ("Miami", "Miami, Florida", SAME),
    ("Teguzigalpa", "Tegucigalpa", NEARLY),
    ("Puerto Barios", "Puerto Barrios", NEARLY),
    ("Tapachula", "Managua", DIFFERENT),
    ("Managua, NI", "León, NI", DIFFERENT),
    ("San José, Costa Rica", "San José, California", DIFFERENT),
    ("México", "Costa Rica", DIFFERENT),
    ("Chiapas", "Petén", DIFFERENT),
    ("Liberia, CR", "Monrovia, Liberia, MX", DIFFERENT),
    ("San José Costa Rica", "San José Panamá", DIFFERENT),
    ("Chiapas", "Tapachula", UNCLEAR),
    ("San Salvador", "El Salvador", UNCLEAR),
    ("Comayagua", "Comayagüela", UNCLEAR),
    ("Tapachula, Chiapas", "Chiapas", UNCLEAR),
    ("Tapachula, Soconusco", "Soconusco", UNCLEAR),
    ("Santa Rosa, Copán", "Santa Rosa, Guanacaste", UNCLEAR),
    ("Ciudad de México", "México", UNCLEAR),
    ("Guatemala", "Ciudad de Guatemala", UNCLEAR),
    ("Managua", "Nicaragua", UNCLEAR),
    ("San Pedro", "San Pedro Sula", UNCLEAR),
    ("Santiago", "Santiago de Cuba", UNCLEAR),
    ("Peñas Blancas", "Peñas Negras", UNCLEAR),
    ("hotel", "Managua", UNCLEAR),
    ("her aunt's", "Managua", UNCLEAR),
    ("Zona 1", "Zona 2", UNCLEAR),
    ("Km 14", "Managua", UNCLEAR),
    ("", "Managua", UNCLEAR),
    ("", "", UNCLEAR),
]


@pytest.mark.parametrize(("one", "other", "expected"), ROWS)
def test_two_places(one: str, other: str, expected: Likeness) -> None:
    assert compare_places(one, other) is expected
    assert compare_places(other, one) is expected


def test_a_place_is_read_with_its_country() -> None:
    assert read_place("Tapachula, Chiapas, MX") == Place((("tapachula",), ("chiapas",)), "MX")
    assert read_place("Liberia", "Costa Rica") == Place((("liberia",),), "CR")
    assert read_place("Liberia, Panamá", "CR") == Place((("liberia",),), "CR")
    assert read_place(" , ") == Place((), "")
    assert read_place("Berlin, de") == Place((("berlin",), ("de",)), "")
    assert read_place("Berlin, DE") == Place((("berlin",),), "DE")
    assert read_place("in") == Place((("in",),), "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa Marín", True),
        ("María de la Cruz", True),
        ("Rosa", False),
        ("rosa marín", False),
        ("NO SE", False),
        ("Mi Tía", False),
        ("A Friend Of My Mother's Cousin", False),
        ("", False),
    ],
)
def test_words_that_are_evidently_a_name(text: str, expected: bool) -> None:
    assert is_evidently_a_name(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Liberia, Costa Rica", Place((("liberia",),), "CR")),
        ("in Costa Rica", Place((), "CR")),
        ("San Pedro Sula", Place((("san", "pedro", "sula"),), "")),
        ("Tapachula", None),
        ("a hotel in Mexico", None),
        ("where it is cold, near the sea, Costa Rica", None),
    ],
)
def test_words_that_are_evidently_a_place(text: str, expected: Place | None) -> None:
    assert evident_place(text) == expected
