"""How the texts of a page are set. Nothing is smaller than 11 points (readable print, SGQRI 008)."""

from parcours_desktop.documents.faces import Weight
from parcours_desktop.documents.ink import QUIET, TEXT, TITLE
from parcours_desktop.documents.tags import Role
from parcours_desktop.documents.typesetting import Style

SMALLEST = 11.0

PAGE_TITLE = Style(Weight.HEADING, 25, 29, TITLE, Role.H1)
HEADING = Style(Weight.HEADING, 14, 18, TEXT, Role.H2)
SUBHEADING = Style(Weight.BOLD, 12, 16, TEXT, Role.H3)
NAMED = Style(Weight.HEADING, 14, 18, TEXT)
"""What stands out like a heading and is none: the sender of a letter."""
COLUMN = Style(Weight.SEMIBOLD, SMALLEST, 14.5, QUIET)
BODY = Style(Weight.REGULAR, SMALLEST, 14.5, TEXT)
STRONG = Style(Weight.BOLD, SMALLEST, 14.5, TEXT)
ASIDE = Style(Weight.REGULAR, SMALLEST, 14.5, QUIET)
LABEL = Style(Weight.SEMIBOLD, SMALLEST, 14.5, QUIET)
APPOINTMENT = Style(Weight.BOLD, 13.5, 19, TEXT)
CODE = Style(Weight.BOLD, 17, 24, TEXT)
