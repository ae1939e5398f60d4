"""The little geography that the comparison of places needs: countries, regions that are no town, other names of towns.

Countries with their ISO 3166 codes and their names in English, Spanish, French and Portuguese where these differ, in
plain letters. It is no list of all places: of what is not here nothing is assumed.
"""

from functools import cache

_COUNTRIES = """
AR ARG argentina|argentine
BB BRB barbados|barbade
BO BOL bolivia|bolivie
BR BRA brazil|brasil|bresil
BS BHS bahamas
BZ BLZ belize|belice
CA CAN canada
CL CHL chile|chili
CN CHN china|chine
CO COL colombia|colombie
CR CRI costa rica
CU CUB cuba
DE DEU germany|alemania|allemagne|alemanha
DM DMA dominica
DO DOM dominican republic|republica dominicana|republique dominicaine|santo domingo republica dominicana
EC ECU ecuador|equateur|equador
EG EGY egypt|egipto|egypte|egito
ES ESP spain|espana|espagne|espanha
FR FRA france|francia|franca
GB GBR united kingdom|reino unido|royaume uni|great britain|gran bretana|england|inglaterra|angleterre
GD GRD grenada
GF GUF french guiana|guayana francesa|guyane
GP GLP guadeloupe|guadalupe
GR GRC greece|grecia|grece
GT GTM guatemala
GY GUY guyana
HN HND honduras
HT HTI haiti|ayiti
IN IND india|inde
IT ITA italy|italia|italie
JM JAM jamaica|jamaique
JP JPN japan|japon|japao
KR KOR south korea|corea del sur|coree du sud
MQ MTQ martinique|martinica
MX MEX mexico|mejico|mexique
NI NIC nicaragua
NL NLD netherlands|paises bajos|holanda|holland|pays bas
PA PAN panama
PE PER peru|perou
PH PHL philippines|filipinas
PR PRI puerto rico|porto rico
PT PRT portugal
PY PRY paraguay
RU RUS russia|rusia|russie
SR SUR suriname|surinam
SV SLV el salvador
SY SYR syria|siria|syrie
TR TUR turkey|turquia|turquie|turkiye
TT TTO trinidad and tobago|trinidad y tobago|trinite et tobago
UA UKR ukraine|ucrania
US USA united states|estados unidos|etats unis|united states of america|eeuu|ee uu|usa|u s a|u s
UY URY uruguay
VE VEN venezuela
"""

_REGIONS = """
MX aguascalientes baja_california baja_california_sur chiapas coahuila guerrero hidalgo jalisco michoacan morelos
MX nayarit nuevo_leon quintana_roo sinaloa sonora tabasco tamaulipas tlaxcala yucatan
GT alta_verapaz baja_verapaz izabal peten quiche sacatepequez suchitepequez
HN atlantida comayagua cortes francisco_morazan gracias_a_dios intibuca islas_bahia olancho
SV cabanas chalatenango cuscatlan morazan
NI atlantico_norte atlantico_sur costa_caribe_norte costa_caribe_sur carazo madriz nueva_segovia rio_san_juan
CR guanacaste
PA bocas_toro chiriqui darien herrera santos veraguas cocle guna_yala kuna_yala
DO altagracia cibao elias_pina seibo hato_mayor maria_trinidad_sanchez monte_plata peravia samana valverde duarte
US california texas florida arizona nevada
CO antioquia choco narino norte_santander valle_cauca
"""

_OTHER_NAMES = """
cdmx: mexico city
df: mexico city
distrito federal: mexico city
tegus: tegucigalpa
xela: quetzaltenango
sps: san pedro sula
nyc: new york
nueva york: new york
habana: havana
londres: london
roma: rome
puerto principe: port au prince
potoprens: port au prince
cap haitien: cabo haitiano
guate: guatemala city
"""

_GENERIC = """
casa home house hogar maison hotel hostal hostel motel apartment apartamento room cuarto  school escuela colegio
ecole work trabajo travail job store shop tienda bar restaurant restaurante mercado  market finca farm rancho
hacienda calle street avenida avenue rue barrio colonia aldea zona zone caserio  terminal station estacion frontera
border park parque church iglesia beach playa airport aeropuerto  hospital prison carcel jail capital village
ciudad pueblo town city country pais  friend amiga amigo friends aunt tia uncle tio grandmother abuela grandfather
abuelo mother mama madre  father papa padre family familia cousin prima primo boss patron patrona  here aqui there
alla lejos far away afuera norte north sur south  dead died murio muerto muerta fallecio fallecido cielo heaven
unknown desconocido desconocida nowhere ninguna  same mismo misma with con me conmigo us nosotros my mi his her su
"""
GENERIC = frozenset(_GENERIC.split())
"""Words that describe a place and do not name it."""


@cache
def _country_names() -> dict[str, str]:
    lines = (line.split(" ", 2) for line in _COUNTRIES.strip().split("\n"))
    return {name: two for two, _, names in lines for name in names.split("|")}


@cache
def _country_codes() -> dict[str, str]:
    lines = (line.split(" ", 2) for line in _COUNTRIES.strip().split("\n"))
    return {code.lower(): two for two, three, _ in lines for code in (two, three)}


@cache
def _regions() -> dict[str, str]:
    lines = (line.split() for line in _REGIONS.strip().split("\n"))
    return {region.replace("_", " "): country for country, *regions in lines for region in regions}


@cache
def _other_names() -> dict[str, str]:
    return dict(line.split(": ") for line in _OTHER_NAMES.strip().split("\n"))


def country_code(words: tuple[str, ...], codes: bool = True) -> str:
    """The ISO 3166 code of a country, from its name or its code in plain words; empty for what is no known country.

    Without ``codes`` only names count: "in" and "de" are words before they are India and Germany.
    """
    written = " ".join(words)
    return _country_names().get(written) or (_country_codes().get(written, "") if codes else "")


def ends_in_a_country(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """``Managua Nicaragua`` as the words before and the country's code; the code is empty where there is no such end.

    Santiago de Cuba is no Santiago in Cuba: a country after "de" belongs to the name.
    """
    for start in range(max(1, len(words) - 3), len(words)):
        code = country_code(words[start:], codes=False)
        if code and words[start - 1] not in {"de", "del", "la", "of"}:
            return words[:start], code
    return words, ""


def country_of_region(words: tuple[str, ...]) -> str:
    """The country of a state, department or province that is no town as well; empty for anything else.

    Beside a town, such a region is no contradiction: the town may lie in it.
    """
    return _regions().get(" ".join(words), "")


def usual_name(words: tuple[str, ...]) -> tuple[str, ...]:
    """A town's usual name for another one that is in use."""
    name = " ".join(words)
    return tuple(_other_names().get(name, name).split())
