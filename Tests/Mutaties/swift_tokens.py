"""Cuts Swift source into tokens, as far as finding operators and constants asks for it."""

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A token that means something: no white space, no comment, no text of a string."""

    kind: str  # "name", "number", "operator", "mark" or "text": one end of a string literal
    text: str
    start: int
    end: int


NAME = re.compile(r"[$@#]?[A-Za-z_]\w*|\$\d+|`\w+`")
NUMBER = re.compile(r"0[xob][0-9A-Fa-f_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?")
OPERATOR = re.compile(r"[-/=+!*%<>&|^~?]+|\.\.[.<]")
STRING = re.compile(r'(#*)("""|")')


def tokens(source):
    """All tokens of a file in their order, those inside the interpolations of strings included."""
    found = []
    end = _code(source, 0, found, is_interpolation=False)
    assert end == len(source), "every parenthesis is closed"
    return found


def _code(source, at, found, is_interpolation):
    """Reads code from a place on; an interpolation up to its closing parenthesis. Gives the place behind it."""
    depth = 0
    while at < len(source):
        if source[at].isspace():
            at += 1
        elif source.startswith("//", at):
            end = source.find("\n", at)
            at = len(source) if end < 0 else end
        elif source.startswith("/*", at):
            at = _block_comment(source, at)
        elif match := STRING.match(source, at):
            at = _string(source, match, found)
        else:
            if is_interpolation and depth == 0 and source[at] == ")":
                return at + 1
            token = _token(source, at)
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            found.append(token)
            at = token.end
    return at


def _token(source, at):
    for kind, pattern in (("name", NAME), ("number", NUMBER), ("operator", OPERATOR)):
        if match := pattern.match(source, at):
            return Token(kind, match.group(), at, match.end())
    return Token("mark", source[at], at, at + 1)


def _block_comment(source, at):
    depth = 0
    for match in re.compile(r"/\*|\*/").finditer(source, at):
        depth += 1 if match.group() == "/*" else -1
        if depth == 0:
            return match.end()
    return len(source)


def _string(source, opening, found):
    hashes, quotes = opening.groups()
    found.append(Token("text", opening.group(), opening.start(), opening.end()))
    at = opening.end()
    while not source.startswith(quotes + hashes, at):
        if source.startswith("\\" + hashes + "(", at):
            at = _code(source, at + len(hashes) + 2, found, is_interpolation=True)
        elif source.startswith("\\" + hashes, at):
            at += len(hashes) + 2
        else:
            at += 1
    end = at + len(quotes) + len(hashes)
    found.append(Token("text", source[at:end], at, end))
    return end
