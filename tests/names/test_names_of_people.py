"""Names of people held against each other: every row is read both ways round."""

import pytest

from screening_tui.names.compare import Likeness, compare_names, may_mean, mentions

SAME, NEARLY, DIFFERENT, UNCLEAR = Likeness.SAME, Likeness.NEARLY, Likeness.DIFFERENT, Likeness.UNCLEAR

ROWS = [
    # case, accents, order, particles, how it is written
    ("María López", "maria lopez", SAME),
    ("MARÍA  LÓPEZ", "María López", SAME),
    ("María López", "López María", SAME),
    ("LÓPEZ GÓMEZ, María Fernanda", "María Fernanda López Gómez", SAME),
    ("LOPEZ<<MARIA<FERNANDA", "María Fernanda López", SAME),
    ("Muñoz", "Munoz", SAME),
    ("Muñoz", "MUNXXOZ", SAME),
    ("Peña Nieto", "PENA NIETO", SAME),
    ("Müller", "Mueller", SAME),
    ("Müller", "Muller", SAME),
    ("Agüero", "AGUXXERO", SAME),
    ("María de la Cruz", "Maria Cruz", SAME),
    ("De la Cruz", "Delacruz", SAME),
    ("María Delacruz Gómez Peña", "Maria de la Cruz Gomez Peña", SAME),
    ("José Ortega y Gasset", "Jose Ortega Gasset", SAME),
    ("María José", "Mariajosé", SAME),
    ("O'Connor", "Oconnor", SAME),
    ("tía Rosa", "Rosa", SAME),
    ("Sra. Rosa Marín", "rosa marin", SAME),
    # slips of hand and ear
    ("González", "Gonzales", NEARLY),
    ("Walter Rodríguez", "Valter Rodrigues", NEARLY),
    ("Yesenia Hernández", "Yesenia Hernadez", NEARLY),
    ("Yesenia Hernández", "Yesenia Hernnádez", NEARLY),
    ("Carlos Mendoza", "Calros Mendoza", NEARLY),
    ("Ximena Vásquez", "Jimena Bázquez", NEARLY),
    ("Elena", "Helena", NEARLY),
    ("Ana", "Anna", NEARLY),
    ("Humberto Quiroz", "Umberto Kiros", NEARLY),
    ("Yeison Paz", "Jason Paz", NEARLY),
    # one of them leaves out a second name or surname
    ("Juan López", "Juan López García", NEARLY),
    ("Juan Pérez", "Juan Carlos Pérez Solís", NEARLY),
    ("Juan Gonsales", "Juan González García", NEARLY),
    # across alphabets
    ("Сергей Иванов", "Sergey Ivanov", SAME),
    ("Сергей Иванов", "Sergei Ivanov", NEARLY),
    ("Александр Кузнецов", "Alexander Kuznetsov", NEARLY),
    ("Евгений Петров", "Yevgeny Petrov", NEARLY),
    ("Хуан Перес", "Juan Pérez", NEARLY),
    ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos", SAME),
    ("Γιώργος Παπαδόπουλος", "Yorgos Papadopulos", NEARLY),
    ("محمد", "Mohammed", NEARLY),
    ("محمد العلي", "Mohamed Al Ali", NEARLY),
    ("عبد الرحمن", "Abdul Rahman", NEARLY),
    ("فاطمة حسن", "Fatima Hassan", NEARLY),
    ("Mohamed Hassan", "Muhammad Hasan", NEARLY),
    ("王小明", "Wang Xiaoming", SAME),
    ("王小明", "Xiaoming Wang", SAME),
    ("李娜", "Li Na", SAME),
    # similar, and not the same
    ("María", "Mario", UNCLEAR),
    ("María López", "Marta López", UNCLEAR),
    ("Luis Gómez", "Luisa Gómez", UNCLEAR),
    ("Alejandro Ruiz", "Alejandra Ruiz", UNCLEAR),
    ("Cristian", "Cristina", UNCLEAR),
    ("Hernández", "Fernández", UNCLEAR),
    ("Mariana Solís", "Marina Solís", UNCLEAR),
    ("سالم", "Selim", UNCLEAR),
    ("محمد", "Mahmoud", UNCLEAR),
    ("Juan López García", "Juan López Pérez", UNCLEAR),
    ("Juan López", "Juan Pérez", UNCLEAR),
    ("López Gómez", "María López Gómez", UNCLEAR),
    ("María Fernanda López", "Fernanda López", UNCLEAR),
    # one word of a name, and what somebody is called at home
    ("María", "María López", UNCLEAR),
    ("Rosa", "María López", UNCLEAR),
    ("Pepe", "José", UNCLEAR),
    ("Juanito", "Juan", UNCLEAR),
    ("Dani", "Daniela", UNCLEAR),
    ("J. Pérez", "Juan Pérez", UNCLEAR),
    ("Lupita Gómez", "Guadalupe Gómez", UNCLEAR),
    ("Ma. Elena Ruiz", "María Elena Ruiz", UNCLEAR),
    ("Mª José Paz", "María José Paz", UNCLEAR),
    ("", "María", UNCLEAR),
    ("Juan 2", "Juan 3", UNCLEAR),
    (" ".join(["Ana"] * 11), " ".join(["Ana"] * 11), UNCLEAR),
    # different people
    ("Rosa", "Carmen", DIFFERENT),
    ("Rosa Marín", "Carmen Solís", DIFFERENT),
    ("Juan López", "Pedro López", DIFFERENT),
    ("María López Gómez", "Ana López Gómez", DIFFERENT),
    ("Emilia", "Amelia", DIFFERENT),
    ("Сергей Иванов", "Pedro Gómez", DIFFERENT),
    ("Сергей Иванов", "Петр Смирнов", DIFFERENT),
    ("王小明", "Li Na", DIFFERENT),
    ("Mahmoud", "Mohamed", DIFFERENT),
]


@pytest.mark.parametrize(("one", "other", "expected"), ROWS)
def test_two_names(one: str, other: str, expected: Likeness) -> None:
    assert compare_names(one, other) is expected
    assert compare_names(other, one) is expected


def test_across_scripts_a_weak_likeness_is_not_a_difference() -> None:
    assert compare_names("Юлия Щербакова", "Julia Scherbakowa") is UNCLEAR


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Julio Perez, her uncle", "Julio Pérez Mora", True),
        ("his uncle Julio Pérez, he comes by bus", "Julio Pérez Mora", True),
        ("julio perez mora", "Julio Pérez Mora", True),
        ("Marta Solís Vega", "Marta Vega Solano", False),
        ("an uncle", "Julio Pérez Mora", False),
        ("Julio Solano", "Julio", False),
        ("Julio Solano", "", False),
    ],
)
def test_words_that_name_somebody(text: str, name: str, expected: bool) -> None:
    assert mentions(text, name) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luis Ejemplo Solano", True),
        ("Luis", True),
        ("Lucho", True),
        ("Луис", True),
        ("Петр Смирнов", False),
        ("PANI", False),
        ("Rosa", False),
        ("Ejemplo", True),
        ("Sr. Ejemplo", True),
        ("don Ejemplo", True),
        ("the man Ejemplo", True),
        ("The uncle Ejemplo", True),
        ("L. Ejemplo", True),
        ("L. E.", True),
        ("Luis E.", True),
        ("EJEMPLO, L.", True),
        ("Luisa Ejemplo", True),
        ("his uncle luis, who waits outside", True),
        ("The director of the shelter by the river promised that Luis can fetch her on Friday", True),
        ("The director of the shelter by the river promised that she can stay there until Friday", False),
        ("Rosa Ejemplo Solano", False),
        ("her grandmother Rosa Ejemplo", False),
        ("Marta Vega", False),
        ("Hogar San Miguel", False),
        ("", False),
    ],
)
def test_words_that_may_mean_somebody(text: str, expected: bool) -> None:
    assert may_mean(text, "Luis Ejemplo Solano") is expected
    assert not may_mean(text, "")


def test_an_article_is_no_initial() -> None:
    assert not may_mean("a la abuela, a shelter in Liberia", "Ana Mora")
    assert may_mean("A. Mora", "Ana Mora")
