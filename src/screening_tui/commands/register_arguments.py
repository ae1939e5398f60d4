"""What may be written behind ``register``."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from screening_tui.language import _


def add_register(commands: Any, command: Callable[..., Any], common: Callable[..., None]) -> None:
    """The command and its own commands; made with the two functions that make all the others."""
    register = command(commands, "register", "", _("bring in, search, compare and hand on registers of people"))
    doors = register.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    made = []
    for name, door, words in (
        ("import", "register:import_file", _("take a file into the registers, all of it or nothing")),
        ("merge", "register:merge_file", _("take another office's register in beside what is known here")),
        ("diff", "register:diff_file", _("show what an import would change")),
    ):
        one = command(doors, name, door, words)
        one.add_argument("file", metavar=_("FILE"), type=Path, help=_("CSV, FollowTheMoney JSON lines or UN XML"))
        one.add_argument("--register", metavar=_("NAME"), default="wanted", help=_("of entries that do not say"))
        if name != "diff":
            one.add_argument("--origin", metavar=_("TEXT"), default="", help=_("where the file comes from"))
        made.append(one)
    export = command(doors, "export", "register:export_file", _("write the registers for another office"))
    export.add_argument("--format", choices=("ftm", "csv"), default="ftm", help=_("FollowTheMoney JSON lines or CSV"))
    export.add_argument("--output", metavar=_("FILE"), type=Path, help=_("a new file instead of the screen"))
    expire = command(doors, "expire", "register:expire_entries", _("end what is no longer valid; a placeholder stays"))
    expire.add_argument("id", metavar="ID", nargs="?", default="", help=_("one entry"))
    end = expire.add_mutually_exclusive_group()
    end.add_argument("--found", action="store_true", help=_("the person was found"))
    end.add_argument("--withdrawn", action="store_true", help=_("the source took it back"))
    listed = command(doors, "list", "register_list:list_entries", _("list the registers, or one register's entries"))
    listed.add_argument("--json", action="store_true", help=_("for programs"))
    search = command(doors, "search", "register:search_entries", _("look for a person in the registers"))
    search.add_argument("name", metavar=_("NAME"), nargs="*", help=_("as somebody wrote or said it"))
    search.add_argument("--birth", metavar=_("DATE"), default="", help=_("1985-12-31, 1985-12 or 1985"))
    search.add_argument("--document", metavar=_("NUMBER"), action="append", default=[], help=_("a document's number"))
    search.add_argument("--nationality", metavar=_("CODE"), default="", help=_("NI or NIC"))
    search.add_argument("--sex", choices=("female", "male"), default="", help=_("if it is known"))
    search.add_argument("--limit", metavar="N", type=int, default=10, help=_("how many at most"))
    search.add_argument("--json", action="store_true", help=_("for programs"))
    for one in (export, expire, listed, search):
        one.add_argument("--register", metavar=_("NAME"), default="", help=_("only this register"))
        made.append(one)
    for one in made:
        one.add_argument("--server", action="store_true", help=_("the station's server instead of this booth's copy"))
    made.append(command(doors, "pull", "register:pull_changes", _("bring this booth's copy of the server up to date")))
    for one in made:
        common(one)
