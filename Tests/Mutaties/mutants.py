"""Finds what can be changed in a Swift file, and writes the file so that a number chooses the change.

Every mutable operator becomes an operator of its own, with the precedence of the one it stands for; every constant
becomes a call. The environment says which change is active when the program starts, so one build holds all.
"""

import collections
import os
from typing import NamedTuple

from swift_tokens import tokens

# Operator: what it becomes, its precedence, what its operands are, and what comes out.
INFIX = {
    "<": ("<=", "Comparison", "Comparable", "Bool"),
    "<=": ("<", "Comparison", "Comparable", "Bool"),
    ">": (">=", "Comparison", "Comparable", "Bool"),
    ">=": (">", "Comparison", "Comparable", "Bool"),
    "==": ("!=", "Comparison", "Equatable", "Bool"),
    "!=": ("==", "Comparison", "Equatable", "Bool"),
    "+": ("-", "Addition", "AdditiveArithmetic", "T"),
    "-": ("+", "Addition", "AdditiveArithmetic", "T"),
    "*": ("+", "Multiplication", "Numeric", "T"),
    "/": ("*", "Multiplication", "BinaryInteger", "T"),
    "%": ("/", "Multiplication", "BinaryInteger", "T"),
    "&": ("|", "Multiplication", "BinaryInteger", "T"),
    "|": ("&", "Addition", "BinaryInteger", "T"),
}
LOGIC = {"&&": ("||", "LogicalConjunction"), "||": ("&&", "LogicalDisjunction")}
ASSIGNING = {"+=": ("-=", "AdditiveArithmetic"), "-=": ("+=", "AdditiveArithmetic")}
SHIFTING = {
    "<<": (">>", "BinaryInteger"), ">>": ("<<", "BinaryInteger"),
    "&<<": ("&>>", "FixedWidthInteger"), "&>>": ("&<<", "FixedWidthInteger"),
}
RANGES = {"...": "..<", "..<": "..."}
EXTREMES = {"min": "max", "max": "min"}
TRUTHS = {"true": "false", "false": "true"}

# The digits in which an operator's name tells the number of its change: all of them are operator characters.
DIGITS = "∀∁∂∃∄∅∆∇∈∉∊∋∌∍∎∏"

# Every room gets these; a room's own come before those of a room that it imports.
HELPERS = """
internal import Glibc

package let activeMutant: Int = getenv("MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

package func mutated<T: ExpressibleByIntegerLiteral>(_ number: Int, _ original: T, _ other: T) -> T {
  activeMutant == number ? other : original
}
package func mutatedTruth(_ number: Int, _ original: Bool) -> Bool { activeMutant == number ? !original : original }
package func mutatedMin<T: Comparable>(_ number: Int, _ first: T, _ rest: T...) -> T {
  rest.reduce(first) { activeMutant == number ? max($0, $1) : min($0, $1) }
}
package func mutatedMax<T: Comparable>(_ number: Int, _ first: T, _ rest: T...) -> T {
  rest.reduce(first) { activeMutant == number ? min($0, $1) : max($0, $1) }
}
"""


class Site(NamedTuple):
    """One change at one place. Its number is its place in the list of all, counted from 1."""

    number: int
    path: str
    line: int
    source: str  # the line, without its indentation
    change: str  # "< → <=", with its ordinal when the line has several such
    start: int
    end: int
    text: str  # what stands there in the switched form
    declaration: str

    @property
    def key(self):
        """What an entry of the list of equivalent changes names it by: no line number, which every edit would move."""
        return os.path.basename(self.path), self.source, self.change


def sites(path, source, first):
    """All changes of one file, numbered from `first` on."""
    found = tokens(source)
    lines = source.split("\n")
    result = []
    seen = collections.Counter()
    for place, token in enumerate(found):
        number = first + len(result)
        form = _form(found, place, source, number)
        if not form:
            continue
        other, start, end, text, declaration = form
        line = source.count("\n", 0, token.start)
        change = f"{token.text} → {other}"
        seen[line, change] += 1
        if seen[line, change] > 1:
            change += f" ({seen[line, change]})"
        result.append(Site(number, path, line + 1, lines[line].strip(), change, start, end, text, declaration))
    return result


def switched(source, chosen):
    """The file with the switched form at each of these sites."""
    parts, at = [], 0
    for site in chosen:
        parts += [source[at : site.start], site.text]
        at = site.end
    return "".join(parts) + source[at:]


def _form(found, place, source, number):
    """What the token becomes, the piece that is replaced, and by what; None when it is not changed."""
    token = found[place]
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    if before and before.text in ("func", "operator"):
        return None
    if token.kind == "number":
        if before and before.text == ".":
            return None
        value = int(token.text.replace("_", ""), 0)
        return str(value + 1), token.start, token.end, f"mutated({number}, {token.text}, {value + 1})", ""
    # Without `while true` the compiler misses a return.
    if token.text in TRUTHS and before.text != "while":
        call = f"mutatedTruth({number}, {token.text})"
        return TRUTHS[token.text], token.start, token.end, call, ""
    if token.text in EXTREMES:
        return _extreme(found, place, number)
    if token.kind == "operator":
        return _operator(token, before, after, source, number)
    return None


def _extreme(found, place, number):
    token = found[place]
    start = token.start
    following = [t.text for t in found[place + 1 : place + 4]]
    if not following or following[0] != "(" or following[2:3] == [":"]:
        return None
    if place and found[place - 1].text == ".":
        if found[place - 2].text != "Swift":
            return None
        start = found[place - 2].start
    call = f"mutated{token.text.capitalize()}({number}, "
    return EXTREMES[token.text], start, found[place + 1].end, call, ""


def _operator(token, before, after, source, number):
    name = "".join(DIGITS[number >> shift & 15] for shift in (12, 8, 4, 0))
    left, right = source[token.start - 1], source[token.end : token.end + 1]
    is_infix = left.isspace() and right.isspace()
    is_reference = before and before.text in "(,:" and right in ("", ")", ",")
    if token.text == "!" and not right.isspace() and (left.isspace() or left in "([{"):
        declaration = (
            f"prefix operator {name}\n"
            f"package prefix func {name}(_ a: Bool) -> Bool {{ activeMutant == {number} ? a : !a }}\n")
        return "nothing", token.start, token.end, name, declaration
    if token.text in RANGES and not is_infix and right not in "]) \n" and left not in "[( \n":
        return RANGES[token.text], token.start, token.end, f" {name} ", _range(token.text, name, number)
    if not is_infix and not is_reference:
        return None
    other, declaration = None, None
    if token.text in INFIX:
        if "text" in (before.kind, after.kind):
            return None
        other = INFIX[token.text][0]
        declaration = _infix(token.text, name, number, after)
    elif token.text in LOGIC:
        other, precedence = LOGIC[token.text]
        declaration = _declare(
            name, precedence, "", "Bool", "@autoclosure () throws -> Bool", "rethrows -> Bool",
            number, f"try a {other} b()", f"try a {token.text} b()")
    elif token.text in ASSIGNING:
        other, kind = ASSIGNING[token.text]
        declaration = (
            f"infix operator {name} : AssignmentPrecedence\n"
            f"package func {name}<T: {kind}>(_ a: inout T, _ b: T) {{\n"
            f"  if activeMutant == {number} {{ a {other} b }} else {{ a {token.text} b }}\n}}\n")
    elif token.text in SHIFTING:
        other, kind = SHIFTING[token.text]
        declaration = _declare(
            name, "BitwiseShift", f"<T: {kind}, U: {kind}>", "T", "U", "-> T", number,
            f"a {other} b", f"a {token.text} b")
    return (other, token.start, token.end, name, declaration) if other else None


def _infix(operator, name, number, after):
    other, precedence, kind, outcome = INFIX[operator]
    bodies = f"a {other} b", f"a {operator} b"
    if after.text == "nil":
        return _declare(
            name, precedence, "<T>", "T?", "_OptionalNilComparisonType", "-> Bool", number, *bodies)
    declaration = _declare(name, precedence, f"<T: {kind}>", "T", "T", f"-> {outcome}", number, *bodies)
    if precedence == "Comparison" and after.text == "(":
        pair = _declare(
            name, precedence, f"<T: {kind}, U: {kind}>", "(T, U)", "(T, U)", "-> Bool", number, *bodies)
        declaration += pair.split("\n", 1)[1]
    return declaration


def _range(operator, name, number):
    # The type stays; the end moves by one.
    kind, by = ("ClosedRange", -1) if operator == "..." else ("Range", 1)
    return _declare(
        name, "RangeFormation", "<T: Strideable>", "T", "T", f"-> {kind}<T>", number,
        f"a{operator}b.advanced(by: {by})", f"a{operator}b")


def _declare(name, precedence, generic, left, right, outcome, number, other, original):
    return (
        f"infix operator {name} : {precedence}Precedence\n"
        f"package func {name}{generic}(_ a: {left}, _ b: {right}) {outcome} {{\n"
        f"  activeMutant == {number} ? {other} : {original}\n}}\n")
