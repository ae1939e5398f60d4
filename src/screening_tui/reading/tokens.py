"""The words of a TOML text, found without understanding them: cheap enough to come before the parser.

Up to the first place where the text is no TOML, these are the same words as the parser sees.
"""

import re

TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n]*+ )
    | (?P<string>
          \"\"\"  (?: [^"\\]++ | \\. | "(?!"") )*+     (?: "{3,5} | \Z )
        | '''     (?: [^']++ | '(?!'') )*+             (?: '{3,5} | \Z )
        | "       (?: [^"\\\n]++ | \\[^\n] )*+ "?
        | '       [^'\n]*+ '?
      )
    | (?P<open>  [\[{] )
    | (?P<close> [\]}] )
    | (?P<dot>   \.(?![0-9A-Za-z_-]) )
    | (?P<word>  [^\s"'\#\[\]{}=,.][^\s"'\#\[\]{}=,]*+ | \.[^\s"'\#\[\]{}=,]++ )
    | (?P<equals> = )
    | (?P<comma> , )
    """,
    re.VERBOSE | re.DOTALL,
)
"""A string that does not end takes the rest of its line or of the text: no text is looked at twice."""


def place_of(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of an offset, both in characters and from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
