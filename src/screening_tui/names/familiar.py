"""Names that are written or said in several ways: romanisations of one name, and what people are called at home."""

from functools import cache

_ROMANISATIONS = """
muhammad mohammed mohamed muhammed mohammad mohamad muhamad muhamed mhmd
mahmud mahmoud mahmood mhmwd
ahmad ahmed ahmet ahmd
hussein husayn hussain husain hossein husein hsyn
hasan hassan hsn
yusuf yousef youssef yusef yousuf youssouf ywsf
ibrahim ibraheem ebrahim brahim brhym
fatima fatimah fatema ftmh
ali aly ly
abdul abd abdel abdal abdoul bd
abdulrahman abdurrahman abdelrahman abdurahman abderrahmane
abdullah abdallah abdoullah
khalid khaled khald
said saeed saed syd
omar umar mr
osama usama
mustafa mostafa moustafa mstf
karim kareem krym
jamal gamal jml
nur nour noor nwr
aisha aysha ayesha aicha yshh
khadija khadijah hadija
zaynab zainab zeinab zynb
maryam mariam meryem mrym
hamid hameed hmyd
rashid rasheed rachid
salim saleem slym
tariq tarek tareq tarik
yasin yassin yaseen yassine
aleksandr alexander aleksander alexandr oleksandr
aleksei alexey alexei aleksey alexej
sergei sergey serguei sergej
dmitri dmitry dmitriy dmitrii dimitri
yevgeny evgeny evgenii evgeniy yevgeniy
nikolai nikolay
andrei andrey
mikhail michail mijail
yekaterina ekaterina
yulia yuliya iuliia
giorgos georgios yorgos
yannis ioannis giannis
dimitris dimitrios
papadopoulos papadopulos
jason yeison yeisson jeison
michael maicol maikol maykol maikel
brian brayan braian bryan
jennifer yenifer yennifer jenifer
jessica yesica yessica jesica
jonathan yonatan yonathan jhonatan jonatan
john jhon yon jon
steven estiven stiven esteven
jefferson yeferson jeferson
justin yustin
jordan yordan
katherine catherine katerin caterin
wilmer vilmer
"""

_AT_HOME = """
jose: pepe chepe josecito
francisco: fco paco pancho kiko quico paquito
guadalupe: gpe lupe lupita
ignacio: nacho
antonio: tono toni tonito
antonia: tona toni
alberto: beto
roberto: beto
humberto: beto
gilberto: beto
rosario: chayo charo
concepcion: concha conchita
dolores: lola
guillermo: memo
fernando: nando fer
fernanda: fer nanda
enrique: quique kike
jesus: chucho chuy
isabel: chabela chavela
lorenzo: lencho
vicente: chente
gregorio: goyo
gustavo: tavo
octavio: tavo
graciela: chela
marcela: chela
alicia: licha
patricia: pati paty
maria: ma mari maru marucha
manuel: manolo meme
adolfo: fito
rodolfo: fito
ernesto: neto
eduardo: lalo
gerardo: lalo
rosa: chita
mercedes: meche
teresa: tere teche
luis: lucho
lucia: lucha
jorge: coque
hugo: huguito
salvador: chamba chava
sebastian: chano
mario: mayo
margarita: mago
josefina: chepina fina pepa
consuelo: chelo
william: bill will
robert: bob
elizabeth: beth liz
"""


@cache
def _romanised() -> dict[str, str]:
    return {word: line.split()[0] for line in _ROMANISATIONS.split("\n") for word in line.split()}


@cache
def home_names() -> frozenset[tuple[str, str]]:
    """Pairs of a given name and what somebody of that name is called at home."""
    lines = (line.split(": ") for line in _AT_HOME.strip().split("\n"))
    return frozenset((given, word) for given, words in lines for word in words.split())


def romanised(word: str) -> str:
    """The one form under which a name's romanisations are known here; empty for any other word."""
    return _romanised().get(word, "")


def is_called(given: str, word: str) -> bool:
    """Whether somebody with that given name may be called so: Pepe, Juanito, Dani, J."""
    if (given, word) in home_names():
        return True
    stem = next(
        (word[: -len(end)] for end in ("ecito", "ecita", "cito", "cita", "ito", "ita") if word.endswith(end)), ""
    )
    if len(stem) >= 2 and given.startswith(stem):
        return True
    return given.startswith(word) and (len(word) >= 3 or len(word) == 1)
