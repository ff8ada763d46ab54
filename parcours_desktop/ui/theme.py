"""The tokens of the look, light and dark: colours of Québec's design system, sizes on a grid of four pixels.

Everything drawn takes its colours from one ``Theme``; nothing else in the room names a colour. ``PAIRS`` lists which
token stands on which, and the tests hold each pair to 4.5:1 for text and 3:1 for shapes.
"""

from dataclasses import dataclass
from enum import Enum

from parcours_desktop.domain.codes import Strand

ROW_HEIGHT = 34
ROW_HEIGHT_COMPACT = 28
CONTROL_HEIGHT = 30
CHIP_HEIGHT = 26
PILL_HEIGHT = 20
BAR_HEIGHT = 48
NAV_WIDTH = 200
STATE_HEIGHT = 26
GAP_SMALL = 8
GAP = 16
GAP_LARGE = 24
CORNER = 4
CORNER_CARD = 6
TEXT_SIZE = 13
SMALL_SIZE = 12
TINY_SIZE = 11
HEADING_SIZE = 22
CARD_HEADING_SIZE = 15
ANIMATION_MS = 120


class Tone(Enum):
    """What a pill, a notice or a mark says: a tone always comes with a word or a shape."""

    NEUTRAL = "neutral"
    GOOD = "good"
    MIND = "mind"
    BAD = "bad"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, as ``#rrggbb``. ``surface`` is a card, ``sunk`` the ground under a page or a preview."""

    name: str
    background: str
    text: str
    blue_piv: str
    blue_medium: str
    blue_regular: str
    blue_light: str
    blue_pale: str
    grey_pale: str
    grey_light: str
    grey_regular: str
    grey_medium: str
    grey_dark: str
    green_pale: str
    green_regular: str
    green_dark: str
    yellow_pale: str
    yellow_regular: str
    yellow_dark: str
    yellow_ink: str
    red_pale: str
    red_regular: str
    red_dark: str
    purple: str
    focus: str
    surface: str
    sunk: str
    hairline: str
    shadow: str
    hover: str
    field: str
    field_edge: str
    bar: str
    bar_field: str
    bar_edge: str
    on_bar: str
    on_primary: str
    badge: str
    on_badge: str
    selection: str
    primary_hover: str
    community: str
    community_edge: str

    def strand(self, strand: Strand) -> str:
        """The colour of one of the four strands; a word or a shape always stands beside it."""
        return {
            Strand.SETTLEMENT: self.blue_regular,
            Strand.FRENCH: self.purple,
            Strand.EMPLOYMENT: self.green_regular,
            Strand.COMMUNITY: self.community,
        }[strand]

    def strand_edge(self, strand: Strand) -> str:
        """The outline of a strand's mark: the yellow one needs a darker edge to stand out from the ground."""
        return self.community_edge if strand is Strand.COMMUNITY else self.strand(strand)

    def ground(self, tone: Tone) -> str:
        """The pale ground of a tone (pills, notices)."""
        return {
            Tone.NEUTRAL: self.grey_pale,
            Tone.GOOD: self.green_pale,
            Tone.MIND: self.yellow_pale,
            Tone.BAD: self.red_pale,
            Tone.INFO: self.blue_pale,
        }[tone]

    def ink(self, tone: Tone) -> str:
        """The text colour that stands on the ground of a tone."""
        return {
            Tone.NEUTRAL: self.grey_dark,
            Tone.GOOD: self.green_dark,
            Tone.MIND: self.yellow_ink,
            Tone.BAD: self.red_dark,
            Tone.INFO: self.blue_medium,
        }[tone]


LIGHT = Theme(
    name="light",
    background="#ffffff",
    text="#223654",
    blue_piv="#095797",
    blue_medium="#19406c",
    blue_regular="#1472bf",
    blue_light="#4a98d9",
    blue_pale="#dae6f0",
    grey_pale="#f1f1f2",
    grey_light="#c5cad2",
    grey_regular="#8893a2",
    grey_medium="#6b778a",
    grey_dark="#4e5662",
    green_pale="#d7f0bb",
    green_regular="#4f813d",
    green_dark="#2c4024",
    yellow_pale="#f8e69a",
    yellow_regular="#e0ad03",
    yellow_dark="#ad781c",
    yellow_ink="#5c4402",
    red_pale="#ffdbd6",
    red_regular="#cb381f",
    red_dark="#692519",
    purple="#6b4fa1",
    focus="#4a98d9",
    surface="#ffffff",
    sunk="#dfe3e8",
    hairline="#e3e6ea",
    shadow="#dde0e4",
    hover="#f4f7fa",
    field="#ffffff",
    field_edge="#8893a2",
    bar="#095797",
    bar_field="#2b6ea5",
    bar_edge="#75a0c5",
    on_bar="#ffffff",
    on_primary="#ffffff",
    badge="#ffffff",
    on_badge="#223654",
    selection="#dae6f0",
    primary_hover="#19406c",
    community="#e0ad03",
    community_edge="#ad781c",
)

DARK = Theme(
    name="dark",
    background="#121519",
    text="#c6dbee",
    blue_piv="#72b2eb",
    blue_medium="#adcdeb",
    blue_regular="#3b95e1",
    blue_light="#0078cc",
    blue_pale="#162b47",
    grey_pale="#1c2025",
    grey_light="#3b424c",
    grey_regular="#6a7688",
    grey_medium="#8590a8",
    grey_dark="#a7acbc",
    green_pale="#1e2f17",
    green_regular="#6e9c57",
    green_dark="#b0d493",
    yellow_pale="#3f240c",
    yellow_regular="#6d4512",
    yellow_dark="#ac7900",
    yellow_ink="#f0c66a",
    red_pale="#4f180e",
    red_regular="#f26049",
    red_dark="#f3bcb6",
    purple="#b3a5d4",
    focus="#0078cc",
    surface="#171b20",
    sunk="#0c0e11",
    hairline="#2a3038",
    shadow="#0c0e11",
    hover="#1a2027",
    field="#171b20",
    field_edge="#6a7688",
    bar="#162b47",
    bar_field="#24405f",
    bar_edge="#4d6c8f",
    on_bar="#e6f0fa",
    on_primary="#121519",
    badge="#2a3038",
    on_badge="#c6dbee",
    selection="#162b47",
    primary_hover="#adcdeb",
    community="#ac7900",
    community_edge="#ac7900",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """``ink`` is drawn on ``ground`` (names of tokens); ``shape`` asks for 3:1, text for 4.5:1."""

    ink: str
    ground: str
    shape: bool = False


PAIRS: tuple[Pair, ...] = (
    *(Pair(ink, ground) for ink in ("text", "grey_dark") for ground in ("background", "surface", "grey_pale", "hover")),
    *(Pair(ink, ground) for ink in ("text", "grey_dark", "blue_piv", "blue_medium") for ground in ("selection",)),
    *(Pair("grey_medium", ground) for ground in ("background", "surface")),
    *(Pair("blue_piv", ground) for ground in ("background", "surface", "hover", "blue_pale")),
    *(Pair("red_regular", ground) for ground in ("background", "surface")),
    *(Pair("green_regular", ground) for ground in ("background", "surface")),
    Pair("text", "field"),
    Pair("text", "yellow_pale"),
    Pair("yellow_ink", "background"),
    Pair("grey_dark", "grey_pale"),
    Pair("green_dark", "green_pale"),
    Pair("yellow_ink", "yellow_pale"),
    Pair("red_dark", "red_pale"),
    Pair("blue_medium", "blue_pale"),
    Pair("on_primary", "blue_piv"),
    Pair("on_primary", "blue_regular"),
    Pair("on_primary", "red_regular"),
    Pair("on_bar", "bar"),
    Pair("on_bar", "bar_field"),
    Pair("on_badge", "badge"),
    Pair("field_edge", "background", shape=True),
    Pair("field_edge", "surface", shape=True),
    Pair("focus", "background", shape=True),
    Pair("focus", "surface", shape=True),
    Pair("blue_regular", "background", shape=True),
    Pair("purple", "background", shape=True),
    Pair("green_regular", "background", shape=True),
    Pair("red_regular", "background", shape=True),
    Pair("community_edge", "background", shape=True),
    Pair("on_primary", "primary_hover"),
)


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2, "relative luminance")."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
