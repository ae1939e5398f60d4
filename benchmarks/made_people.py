"""A population that nobody belongs to, and ten ways to write a name otherwise; the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate
from random import Random

from screening_tui.names.familiar import _AT_HOME, _ROMANISATIONS
from screening_tui.registers.model import Entry

_GIVEN = """
Maria Jose Juan Luis Carlos Ana Francisco Antonio Manuel Pedro Jorge Rosa Miguel Carmen Marta Julio Mario Oscar
Roberto Fernando Ricardo Alejandro Eduardo Rafael Daniel Jesus Marcos Sergio Andrea Gabriela Patricia Silvia Sandra
Claudia Veronica Monica Karla Yolanda Blanca Gloria Elena Teresa Guadalupe Dolores Isabel Lucia Sofia Camila
Valentina Ximena Santiago Sebastian Mateo Diego Nicolas Emilio Ernesto Gustavo Hector Hugo Ignacio Javier Joaquin
Leonardo Lorenzo Marvin Wilmer Kevin Jefferson Brayan Jennifer Jessica Katherine Nancy Ruth Sara Rebeca Raquel Noemi
Esther Miriam Mohamed Ahmed Hussein Hassan Yusuf Ibrahim Fatima Ali Abdullah Khalid Omar Mustafa Karim Aisha Maryam
Hamid Tariq Aleksandr Sergei Dmitri Mikhail Nikolai Andrei Yekaterina Yulia Olga Natalia Ivan Vladimir Anna Svetlana
Tatiana Wei Jing Min Xiaoming Jun Lei Hong Ling John Michael David James Robert Mary Linda William Elizabeth Richard
"""
GIVEN = _GIVEN.split()
_SURNAMES = """
Garcia Hernandez Martinez Lopez Gonzalez Perez Rodriguez Sanchez Ramirez Cruz Flores Gomez Morales Vazquez Reyes
Jimenez Torres Diaz Gutierrez Ruiz Mendoza Aguilar Ortiz Moreno Castillo Romero Alvarez Mendez Chavez Rivera Juarez
Ramos Dominguez Herrera Medina Castro Vargas Guzman Velasquez Rojas Contreras Salazar Luna Ortega Guerrero Estrada
Bautista Cortes Soto Alvarado Nunez Munoz Pena Zuniga Quiñones Ibañez Muñoz Peña Núñez Castañeda Avendaño Cifuentes
Escobar Monterroso Chinchilla Barrientos Villatoro Zelaya Membreño Orellana Canales Turcios Matamoros Sandoval Umaña
Ivanov Petrov Sidorov Kuznetsov Popov Volkov Sokolov Lebedev Novikov Morozov Hassan Hussein Mansour Haddad Khoury
Nasser Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Smith Johnson Brown Jones Miller Davis Wilson Anderson Taylor
"""
SURNAMES = _SURNAMES.split()
_STARTS = """
Ba Be Bo Ca Car Co Cha De Do Es Fa Fer Ga Gar Gra Her I Ja Jo La Lo Ma Mar Mo Na No Or Pa Pe Que Ra Ri Sa Sal So Ta
To U Va Vil Za
"""
STARTS = _STARTS.split()
_MIDDLES = """
ba be bi ca ce co da de di do fe ga gue la le lla lo ma me mi mon na ne no pa pe ra re ri ro sa se si ta te ti to va
ve vi zo
"""
MIDDLES = _MIDDLES.split()
_ENDS = """
bal da do guez les lez ma mos na nes nez no ra res rez ria ro rra sa tes to va vila za zar ales ano ello illo ete
"""
ENDS = _ENDS.split()
COUNTRIES = ("NI", "HN", "GT", "SV", "CR", "PA", "MX", "DO", "CO", "VE", "SY", "RU", "CN", "US")


def people(count: int, seed: int) -> Iterator[Entry]:
    """So many entries, every one with a birth date and a document; most have two surnames."""
    random = Random(seed)
    rare = [random.choice(STARTS) + random.choice(MIDDLES) + random.choice(ENDS) for _ in range(12_000)]
    surnames = SURNAMES + sorted(set(rare))
    given_weights = list(accumulate(1 / (rank + 4) for rank in range(len(GIVEN))))
    surname_weights = list(accumulate(1 / (rank + 8) ** 0.9 for rank in range(len(surnames))))
    for number in range(count):
        first = random.choices(GIVEN, cum_weights=given_weights, k=1 + (random.random() < 0.55))
        last = random.choices(surnames, cum_weights=surname_weights, k=1 + (random.random() < 0.75))
        year, month, day = random.randint(1950, 2015), random.randint(1, 12), random.randint(1, 28)
        yield Entry(
            f"P{number}",
            "wanted",
            " ".join([*first, *last]),
            birth_dates=(f"{year}-{month:02}-{day:02}",),
            nationalities=(random.choice(COUNTRIES),),
            sex=random.choice(("female", "male")),
        )


def _slip(kind: str) -> Callable[[list[str], Random], list[str]]:
    def act(words: list[str], random: Random) -> list[str]:
        place = random.choice([n for n, word in enumerate(words) if len(word) > 3] or [0])
        word, at = words[place], random.randrange(max(1, len(words[place]) - 1))
        letter = random.choice("abcdefghijlmnoprstuvz")
        changed = {
            "wrong": word[:at] + letter + word[at + 1 :],
            "left out": word[:at] + word[at + 1 :],
            "added": word[:at] + letter + word[at:],
            "swapped": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        }[kind]
        return [*words[:place], changed, *words[place + 1 :]]

    return act


def _spelt(words: list[str], random: Random) -> list[str]:
    """Another letter for the same sound."""
    pairs = [
        ("z", "s"),
        ("v", "b"),
        ("b", "v"),
        ("s", "z"),
        ("ll", "y"),
        ("j", "h"),
        ("qu", "k"),
        ("c", "k"),
        ("i", "y"),
    ]
    place = random.randrange(len(words))
    fitting = [pair for pair in pairs if pair[0] in words[place].lower()]
    if not fitting:
        return _slip("wrong")(words, random)
    return [*words[:place], words[place].lower().replace(*random.choice(fitting), 1), *words[place + 1 :]]


def _romanised(words: list[str], random: Random) -> list[str]:
    groups = [line.split() for line in _ROMANISATIONS.strip().split("\n")]
    found = [(n, group) for n, word in enumerate(words) for group in groups if word.lower() in group]
    if not found:
        return _spelt(words, random)
    place, group = random.choice(found)
    return [*words[:place], random.choice([other for other in group if len(other) > 2]), *words[place + 1 :]]


def _at_home(words: list[str], random: Random) -> list[str]:
    names = {line.split(": ")[0]: line.split(": ")[1].split() for line in _AT_HOME.strip().split("\n")}
    found = [n for n, word in enumerate(words) if word.lower() in names]
    if not found:
        return _spelt(words, random)
    return [*words[: found[0]], random.choice(names[words[found[0]].lower()]), *words[found[0] + 1 :]]


def _cut(words: list[str], random: Random) -> list[str]:
    """As at the end of a machine-readable zone."""
    whole = words[-1]
    return [*words[:-1], whole[: max(3, len(whole) - random.randint(1, 3))]]


def _fewer(words: list[str], random: Random) -> list[str]:
    if len(words) < 3:
        return words[::-1]
    left_out = random.choice([1, len(words) - 1])
    return [word for n, word in enumerate(words) if n != left_out]


PERTURBATIONS: dict[str, Callable[[list[str], Random], list[str]]] = {
    "a letter wrong": _slip("wrong"),
    "a letter left out": _slip("left out"),
    "a letter added": _slip("added"),
    "two letters swapped": _slip("swapped"),
    "another order": lambda words, random: random.sample(words, len(words)),
    "a second name or surname left out": _fewer,
    "spelt as it sounds": _spelt,
    "another romanisation, or spelt as it sounds": _romanised,
    "a nickname, or spelt as it sounds": _at_home,
    "cut off at the end": _cut,
}


def otherwise(name: str, kind: str, random: Random) -> str:
    """The name as another hand writes it."""
    return " ".join(PERTURBATIONS[kind](name.split(), random))
