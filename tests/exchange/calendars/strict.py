"""A strict reader of what we write: RFC 5545 as its letter says, without any library."""

import re
from dataclasses import dataclass, field

LINE = re.compile(
    r"(?P<name>[A-Z][A-Z0-9-]*)(?P<parameters>(?:;[A-Z-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(?P<value>.*)", re.DOTALL
)
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
ONCE = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "STATUS", "CLASS", "LAST-MODIFIED", "TRANSP"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
NEVER = {"DESCRIPTION", "ATTENDEE", "ORGANIZER", "ATTACH", "METHOD", "URL", "CONTACT", "COMMENT"}


@dataclass
class Component:
    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def value(self, name: str) -> str:
        (found,) = [value for own, _, value in self.properties if own == name]
        return found

    def parameters(self, name: str) -> str:
        (found,) = [parameters for own, parameters, _ in self.properties if own == name]
        return found

    def text(self, name: str) -> str:
        return ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value(name))


def strictly(data: bytes) -> Component:
    """The calendar; asserts that every line and every component is as the letter says."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    raw = data[:-2].split(b"\r\n")
    assert max(map(len, raw)) <= 75
    for line in raw:
        line.decode("utf-8")  # no letter is cut in two
    lines = data.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]
    outer = Component("")
    stack = [outer]
    for line in lines:
        found = LINE.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value)
        if name == "BEGIN":
            stack.append(Component(value))
            stack[-2].inside.append(stack[-1])
        elif name == "END":
            assert stack.pop().name == value
        else:
            assert name not in NEVER
            stack[-1].properties.append((name, found["parameters"], value))
            if name in {"SUMMARY", "LOCATION"}:
                assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value), value
    assert len(stack) == 1
    (calendar,) = outer.inside
    check(calendar)
    return calendar


def check(component: Component) -> None:
    assert component.name in ONCE, component.name
    names = [name for name, _, _ in component.properties]
    for name in ONCE[component.name]:
        assert names.count(name) == 1, (component.name, name)
    if component.name == "VEVENT":
        assert names.count("DTEND") == 1
        assert len(names) == len(set(names))
        for name in ("DTSTART", "DTEND"):
            whole, timed = r"\d{8}", r"\d{8}T\d{6}"
            parameters, value = component.parameters(name), component.value(name)
            if parameters == ";VALUE=DATE":
                assert re.fullmatch(whole, value)
            else:
                assert parameters == ";TZID=America/Toronto"
                assert re.fullmatch(timed, value)
        for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"):
            assert re.fullmatch(r"\d{8}T\d{6}Z", component.value(name))
        assert component.value("STATUS") in {"TENTATIVE", "CONFIRMED", "CANCELLED"}
    for inner in component.inside:
        check(inner)
