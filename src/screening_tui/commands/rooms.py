"""What most commands need first: the station that is meant, and where its cases lie."""

import os
from argparse import Namespace

from screening_tui.language import use_language
from screening_tui.station.load import load_station
from screening_tui.station.model import Station
from screening_tui.station.places import find_station


def station_of(asked: Namespace) -> Station:
    """The station's file that the command line, the environment or the usual places name; defaults without one.

    The station's language is spoken from here on, unless the command line named one.
    """
    station = load_station(find_station(asked.station, os.environ))
    if station.officer_language and not asked.lang:
        use_language(station.officer_language)
    return station
