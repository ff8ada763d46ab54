"""The recovery code on paper: one sheet with the code and what it is for, through the system's print dialog."""

from functools import partial
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from parcours_desktop.wording.words import Words


def print_dialog(parent: QWidget, words: Words, code: str) -> QPrintDialog:
    """The system's print dialog, ready to be opened; the sheet is printed when it is accepted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(words("Code de secours"))
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(partial(_print, printer, sheet(words, code)))
    return dialog


def sheet(words: Words, code: str) -> QTextDocument:
    """The sheet itself."""
    title = escape(words("Code de secours de Parcours"))
    use = escape(
        words(
            "Ce code ouvre vos dossiers si la phrase de passe est oubliée. Gardez-le en lieu sûr, loin de l’ordinateur."
        )
    )
    document = QTextDocument()
    document.setHtml(
        f'<div style="font-family:Open Sans"><h1 style="font-family:Roboto">{title}</h1>'
        f'<p style="font-size:20pt"><b>{escape(code)}</b></p><p>{use}</p></div>'
    )
    return document


def _print(printer: QPrinter, document: QTextDocument) -> None:
    document.print_(printer)
