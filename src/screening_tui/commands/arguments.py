"""What may be written on the command line, and the help that explains it to somebody who is new."""

import argparse
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from screening_tui import __version__, language
from screening_tui.commands.library_arguments import library_options, list_options, review_options, stats_options
from screening_tui.commands.register_arguments import add_register
from screening_tui.language import _
from screening_tui.reading.clean import clean_text

Run: TypeAlias = Callable[[Namespace], int]

OF_SCREENS = ("protocol", "officer", "badge", "answers")
"""Options that mean something only where a screening is held."""


class Parser(ArgumentParser):
    """An ArgumentParser that repeats nothing of what it was given without cleaning it."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False, add_help=False, **settings)
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help=_("show this help and end"))

    def _print_message(self, message: str, file: Any = None) -> None:
        super()._print_message(clean_text(message, lines=True), file)


def parse(arguments: Sequence[str]) -> Namespace:
    """The arguments, understood. Leaves through SystemExit after --help and --version and when they are wrong."""
    whole = parser()
    asked = whole.parse_args(arguments)
    if not asked.command:
        for option in OF_SCREENS:
            if getattr(asked, option) is not None:
                whole.error(_("--{option} goes with the screens: new, resume, practice").format(option=option))
    return asked


def parser() -> ArgumentParser:
    """The whole command line, in the language that is in use."""
    if language.current_language() != language.SOURCE_LANGUAGE:
        # argparse asks gettext's own domain; its words are in the program's catalogue.
        for name, speak in (("_", language._), ("gettext", language._), ("ngettext", language.ngettext)):
            if hasattr(argparse, name):
                setattr(argparse, name, speak)
    whole = Parser(
        prog="screening-tui",
        description=_("Screens a minor who crosses a border for trafficking and commercial sexual exploitation."),
        epilog=_(
            "Without a command the home screen opens: start or resume a screening, or practise.\n"
            "\n"
            "examples:\n"
            "  screening-tui                        the home screen\n"
            "  screening-tui practice --lang es     a fictitious case, in Spanish\n"
            "  screening-tui resume PC2-2026-0042   go on with a case\n"
            "  screening-tui show PC2-2026-0042     a case as text\n"
            "  screening-tui station check FILE     is the station's file all right?\n"
            "\n"
            "exit status: 0 all right, 1 something was found, 2 wrong use or a file that cannot be read,\n"
            "3 could not be saved, 70 the program itself failed"
        ),
    )
    _common(whole, None)
    _of_screens(whole, None)
    whole.add_argument(
        "--version", action="version", version=f"screening-tui {__version__}", help=_("show the version")
    )
    whole.set_defaults(run=_door("screens:run_screens"), command="home", case="")
    commands = whole.add_subparsers(title=_("commands"), metavar=_("COMMAND"), prog="screening-tui")
    _screens(commands)
    _cases(commands)
    _looking_back(commands)
    _protocol(commands)
    _station(commands)
    add_register(commands, _command, _common)
    completion = _command(
        commands, "completion", "completion:print_completion", _("print the completion script of a shell")
    )
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"), help=_("which shell"))
    return whole


Commands: TypeAlias = "_SubParsersAction[Parser]"


def _door(place: str) -> Run:
    """The function of a module of this package, which is imported only when its command is run."""

    def run(asked: Namespace) -> int:
        module, function = place.split(":")
        enter: Run = getattr(import_module(f"screening_tui.commands.{module}"), function)
        return enter(asked)

    return run


def _command(commands: Commands, name: str, door: str, words: str, epilog: str = "") -> Parser:
    command = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".", epilog=epilog)
    if door:
        command.set_defaults(run=_door(door), command="")
    return command


def _common(command: ArgumentParser, default: object = SUPPRESS) -> None:
    """What every command understands; on a command itself without a default, so that it keeps what stood before."""
    flag = SUPPRESS if default is SUPPRESS else False
    command.add_argument("--lang", metavar=_("CODE"), default=default, help=_("language of the program: en, es"))
    command.add_argument("--ascii", action="store_true", default=flag, help=_("use no characters but plain ones"))
    command.add_argument(
        "--station",
        metavar=_("FILE"),
        type=Path,
        default=default,
        help=_("the station's file instead of the usual one"),
    )
    command.add_argument(
        "--store",
        metavar=_("FOLDER"),
        type=Path,
        default=default,
        help=_("the folder of the cases instead of the usual one"),
    )


def _of_screens(command: ArgumentParser, default: object = SUPPRESS) -> None:
    command.add_argument(
        "--protocol", metavar=_("FOLDER"), type=Path, default=default, help=_("another protocol for new cases")
    )
    command.add_argument("--officer", metavar=_("NAME"), default=default, help=_("who sits at the booth"))
    command.add_argument("--badge", metavar=_("NUMBER"), default=default, help=_("the officer's badge"))
    command.add_argument(
        "--answers", metavar=_("FILE"), type=Path, default=default, help=_("let a file of answers play the officer")
    )


def _screens(commands: Commands) -> None:
    for name, words in (
        ("new", _("start a screening")),
        ("resume", _("go on with a case, by default with the one that was worked on last")),
        ("practice", _("try it with a fictitious case; nothing is kept among the real ones")),
    ):
        command = _command(commands, name, "screens:run_screens", words)
        command.set_defaults(command=name)
        if name == "resume":
            command.add_argument("case", nargs="?", default="", metavar=_("CASE"), help=_("its number"))
        _common(command)
        _of_screens(command)


def _cases(commands: Commands) -> None:
    cases = _command(commands, "list", "cases:list_cases", _("list the cases of this station"))
    list_options(cases)
    library = _command(
        commands, "library", "library:show_library", _("find, replay and count cases on the screen"),
        _("Rows with initials; Enter replays a case, / searches in all text as you type."),
    )  # fmt: skip
    library_options(library)
    stats = _command(
        commands, "stats", "stats:print_stats", _("count cases, marks, contradictions, conclusions and actions"),
        _("Small numbers are suppressed, so that nobody can be recognised in them; see --threshold."),
    )  # fmt: skip
    stats_options(stats)
    review = _command(
        commands, "review", "library_review:review_case", _("review a case: comment, approve, send back"),
        _("A copy of a case file takes the review too; import brings it back into the store."),
    )  # fmt: skip
    review_options(review)
    take_in = _command(
        commands, "import", "library_review:import_copy", _("take a reviewed copy's comments and decisions back in")
    )
    take_in.add_argument("file", metavar=_("FILE"), type=Path, help=_("the copy of a case file of this store"))
    show = _command(
        commands,
        "show",
        "show:show_case",
        _("show a case: the people, the marks, both accounts, the conclusions and the actions"),
    )
    show.add_argument("case", metavar=_("CASE|FILE"), help=_("a case's number, or a case file"))
    show.add_argument("--json", action="store_true", help=_("for programs"))
    show.add_argument(
        "--all", action="store_true", help=_("everything: the interviews word for word, notes, corrections")
    )
    show.add_argument(
        "--why", action="store_true", help=_("only what each finding and action follows from; with --json, that too")
    )
    verify = _command(
        commands, "verify", "verify:verify_file", _("check that nobody changed a case file"),
        _("The head code is the short code that was written into the paper file when the case was closed."),
    )  # fmt: skip
    verify.add_argument("file", metavar=_("FILE"), type=Path, help=_("a case file"))
    verify.add_argument("--head", metavar=_("CODE"), default="", help=_("the head code from the paper file"))
    for command in (cases, library, stats, review, take_in, show, verify):
        _common(command)


def _looking_back(commands: Commands) -> None:
    replay = _command(
        commands,
        "replay",
        "replay:replay_case",
        _("replay a case as the officer saw it, event by event"),
        _("Without a terminal, or with --plain, the whole timeline is printed as text."),
    )
    replay.add_argument("case", metavar=_("CASE|FILE"), help=_("a case's number, or a case file"))
    form = replay.add_mutually_exclusive_group()
    form.add_argument("--plain", action="store_true", help=_("as text"))
    form.add_argument("--json", action="store_true", help=_("for programs"))
    replay.add_argument("--at", metavar=_("EVENT"), type=int, help=_("begin at this event, or print this moment alone"))
    again = _command(
        commands,
        "redecide",
        "redecide:redecide_cases",
        _("decide cases anew under another protocol, and say what would differ and why"),
        _("Nothing is recorded. Exit status: 0 nothing would differ, 1 something would."),
    )
    again.add_argument(
        "case", metavar=_("CASE|FILE"), nargs="*", help=_("numbers or case files; every case of the store if none")
    )
    again.add_argument(
        "--protocol",
        dest="under",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the protocol to decide them by"),
    )
    again.add_argument("--json", action="store_true", help=_("for programs"))
    for command in (replay, again):
        _common(command)


def _protocol(commands: Commands) -> None:
    protocol = _command(commands, "protocol", "", _("check, read and test a protocol"))
    doors = protocol.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    check = _command(doors, "check", "protocol:check_protocols", _("report everything that is wrong with protocols"))
    check.add_argument("path", metavar=_("FOLDER"), type=Path, nargs="+", help=_("a protocol's folder"))
    check.add_argument("--format", choices=("text", "json"), default="text", help=_("for people or for programs"))
    check.add_argument("--strict", action="store_true", help=_("warnings count as errors"))
    schema = _command(doors, "schema", "protocol:print_schema", _("print the JSON Schema of a protocol, for editors"))
    schema.add_argument("--translation", action="store_true", help=_("of a translation's file instead"))
    show = _command(doors, "show", "protocol:show_protocol", _("print a protocol as a document to read"))
    show.add_argument(
        "path", metavar=_("FOLDER"), type=Path, nargs="?", help=_("a protocol's folder; the usual one if none")
    )
    test = _command(
        doors, "test", "protocol:play_scenarios", _("play scenarios through a protocol and compare what it recommends")
    )
    test.add_argument(
        "path", metavar=_("FOLDER"), type=Path, nargs="?", help=_("a protocol's folder; the usual one if none")
    )
    test.add_argument(
        "--scenarios", metavar=_("FILE"), type=Path, nargs="+", help=_("scenario files; those of the protocol if none")
    )
    compare = _command(
        doors, "compare", "protocol_compare:compare_protocols",
        _("print what two offices' protocols share, lack, and decide differently"),
    )  # fmt: skip
    compare.add_argument("first", metavar="A", type=Path, help=_("a protocol's folder"))
    compare.add_argument("second", metavar="B", type=Path, help=_("the other protocol's folder"))
    compare.add_argument("--wordings", action="store_true", help=_("with what is only worded otherwise"))
    compare.add_argument("--json", action="store_true", help=_("for programs"))
    for command in (check, schema, show, test, compare):
        _common(command)


def _station(commands: Commands) -> None:
    station = _command(commands, "station", "", _("check and show the station's file, and test the keyboard"))
    doors = station.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    check = _command(
        doors, "check", "station:check_station_file", _("report everything that is wrong with a station's file")
    )
    check.add_argument("path", metavar=_("FILE"), type=Path, nargs="?", help=_("the file; the usual one if none"))
    check.add_argument("--format", choices=("text", "json"), default="text", help=_("for people or for programs"))
    check.add_argument("--strict", action="store_true", help=_("warnings count as errors"))
    show = _command(
        doors, "show", "station:show_station", _("show what holds at this station, and where its cases lie")
    )
    show.add_argument("--json", action="store_true", help=_("for programs"))
    keys = _command(doors, "keys", "key_test:test_keys", _("show what this terminal sends for each key"))
    pin = _command(doors, "pin", "station:make_pin", _("make the line of the station's file that stands for a PIN"))
    for command in (check, show, keys, pin):
        _common(command)
