"""The pages of the unlock window: who works here, the passphrase, the forgotten passphrase, the recovery code."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.start import START_FORM, StartScreen, Strength, strength
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.field_box import Message
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import dressed, label, named
from parcours_desktop.ui.widgets.passphrase_box import PassphraseBox
from parcours_desktop.ui.widgets.progress import Bar
from parcours_desktop.wording.words import Words

GROUP = 4
CODE_LINE = 4


class StartPage(QWidget):
    """What all pages share: a title, a sentence, a body, a message, the buttons."""

    wanted = Signal()

    def __init__(self, look: Look, words: Words, title: str, sentence: str, button: str) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.words, self.look = words, look
        self.message = Message(look)
        self.go = named(Button(button, look, "primary"), "go")
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GAP_SMALL)
        self.buttons.addWidget(self.go)
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(label(sentence, "subtle", wrap=True))
        column.addLayout(self.body)
        column.addWidget(self.message)
        column.addLayout(self.buttons)
        column.addStretch(1)
        self.go.clicked.connect(self.wanted)

    def boxes(self) -> dict[str, PassphraseBox]:
        """The passphrases of the page, by the name under which they are refused."""
        return {box.line.objectName(): box for box in self.findChildren(PassphraseBox)}

    def forget_typing(self) -> None:
        """Empty what must not stay on the screen."""
        for box in self.boxes().values():
            box.clear()

    def show_complaints(self, complaints: Iterable[Refusal]) -> None:
        """Say beside each field what was refused, the rest above the buttons."""
        said = {refusal.field: self.words.refusal(refusal) for refusal in reversed(tuple(complaints))}
        for name, box in self.boxes().items():
            box.say(said.pop(name, ""))
        self.message.say(" ".join(said.values()))


class CreatePage(StartPage):
    """First start: name, office, function, passphrase twice."""

    def __init__(self, screen: StartScreen, look: Look, words: Words, today: Callable[[], date]) -> None:
        super().__init__(
            look,
            words,
            words("Bienvenue"),
            words("Dites qui vous êtes, puis choisissez la phrase de passe qui protégera vos dossiers."),
            words("Créer le fichier"),
        )
        self.form = FormWidget(START_FORM, look, words, choices=screen.choices, today=today)
        self.passphrase = PassphraseBox(look, words, "passphrase", words("Phrase de passe"))
        self.again = PassphraseBox(look, words, "again", words("La même phrase, une seconde fois"))
        self.strength = StrengthHint(look, words)
        for part in (self.form, self.passphrase, self.strength, self.again):
            self.body.addWidget(part)
        self.passphrase.typed.connect(self.strength.show_for)
        self.passphrase.submitted.connect(self.again.setFocus)
        self.again.submitted.connect(self.wanted)

    def forget_typing(self) -> None:
        super().forget_typing()
        self.strength.show_for("")

    def show_complaints(self, complaints: Iterable[Refusal]) -> None:
        complaints = tuple(complaints)
        in_form = tuple(said for said in complaints if said.field in {field.name for field in START_FORM.fields})
        self.form.show_refusals(in_form)
        super().show_complaints(said for said in complaints if said not in in_form)


class StrengthHint(QWidget):
    """A bar and a word: how well the passphrase would hold."""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._words = words
        self.bars = {
            kind: Bar(look, ink)
            for kind, ink in (
                (Strength.SHORT, "red_regular"),
                (Strength.FAIR, "yellow_dark"),
                (Strength.GOOD, "green_regular"),
            )
        }
        self.word = label("", "help", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for bar in self.bars.values():
            column.addWidget(bar)
        column.addWidget(self.word)
        self.show_for("")

    def show_for(self, passphrase: str) -> None:
        """Judge what is typed."""
        found = strength(passphrase)
        words = self._words
        sentences = {
            Strength.NONE: words(
                "Quatre mots au hasard se retiennent bien et protègent bien\u00a0: «\u00a0sept érables sous la neige\u00a0»."
            ),
            Strength.SHORT: words("Trop courte pour protéger des dossiers."),
            Strength.FAIR: words("Acceptable. Un mot de plus la rendrait solide."),
            Strength.GOOD: words("Solide."),
        }
        shares = {Strength.SHORT: 0.25, Strength.FAIR: 0.6, Strength.GOOD: 1.0}
        for kind, bar in self.bars.items():
            bar.setVisible(kind is found)
            bar.show_share(shares[kind])
        self.word.setText(sentences[found])
        dressed(self.word, role="good" if found is Strength.GOOD else "help")


class LockedPage(StartPage):
    """Later starts: the passphrase."""

    forgotten = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__(
            look, words, words("Bonjour"), words("Votre phrase de passe ouvre vos dossiers."), words("Ouvrir")
        )
        self.passphrase = PassphraseBox(look, words, "passphrase", words("Phrase de passe"))
        self.body.addWidget(self.passphrase)
        self.forgot = named(Button(words("Phrase de passe oubliée"), look, "link"), "forgot")
        self.buttons.addWidget(self.forgot)
        self.passphrase.submitted.connect(self.wanted)
        self.forgot.clicked.connect(self.forgotten)


class RecoverPage(StartPage):
    """The recovery code opens the file, and a new passphrase is chosen."""

    left = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__(
            look,
            words,
            words("Phrase de passe oubliée"),
            words(
                "Le code de secours, imprimé à la création du fichier, permet de choisir une nouvelle phrase de passe."
            ),
            words("Ouvrir avec le code"),
        )
        self.code = named(QLineEdit(), "recovery-code")
        self.code.setMaxLength(60)
        self.code.setPlaceholderText(words("Huit groupes de quatre caractères"))
        self.code_message = Message(look)
        self.passphrase = PassphraseBox(look, words, "passphrase", words("Nouvelle phrase de passe"))
        self.again = PassphraseBox(look, words, "again", words("La même phrase, une seconde fois"))
        asked = QVBoxLayout()
        asked.setSpacing(3)
        asked.addWidget(label(words("Code de secours"), "field"))
        asked.addWidget(self.code)
        asked.addWidget(self.code_message)
        self.body.addLayout(asked)
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self.again)
        back = named(Button(words("Revenir"), look), "back")
        self.buttons.insertWidget(1, back)
        back.clicked.connect(self.left)
        self.again.submitted.connect(self.wanted)

    def forget_typing(self) -> None:
        super().forget_typing()
        self.code.clear()

    def show_complaints(self, complaints: Iterable[Refusal]) -> None:
        complaints = tuple(complaints)
        of_code = [self.words.refusal(said) for said in complaints if said.field == "recovery_code"]
        self.code_message.say(" ".join(of_code))
        dressed(self.code, refused=bool(of_code))
        super().show_complaints(said for said in complaints if said.field != "recovery_code")


class CodePage(StartPage):
    """The recovery code, shown once: print it, save it, and say that it is kept."""

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__(
            look,
            words,
            words("Votre code de secours"),
            words(
                "Sans phrase de passe ni code de secours, personne ne peut ouvrir vos dossiers. "
                "Gardez ce code en lieu sûr, ailleurs que dans cet ordinateur; il ne sera plus montré."
            ),
            words("Continuer"),
        )
        self.code = named(label("", "code", selectable=True), "code")
        card = Card("hint-card")
        card.body.addWidget(self.code)
        self.body.addWidget(card)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        self.print_button = named(Button(words("Imprimer…"), look, icon="printer"), "print-code")
        self.save_button = named(Button(words("Enregistrer…"), look, icon="file-text"), "save-code")
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.kept = named(QCheckBox(words("J’ai mis ce code en lieu sûr")), "kept")
        self.body.addWidget(self.kept)
        self.go.setEnabled(False)
        self.kept.toggled.connect(self.go.setEnabled)
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)

    def show_code(self, code: str) -> None:
        """Show the code in groups, four to a line."""
        groups = code.split("-")
        lines = (" – ".join(groups[start : start + CODE_LINE]) for start in range(0, len(groups), CODE_LINE))
        self.code.setText("\n".join(lines))
