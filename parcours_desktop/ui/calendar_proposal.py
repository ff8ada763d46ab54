"""Under the tray: « Proposer un horaire », how many meetings it proposes, all accepted at once or forgotten; who is left and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.screens.proposal import Proposal, ProposalScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.progress import ProgressStrip

LEFT_HEIGHT = 92  # some three people; the others are scrolled to


class CalendarProposal(QWidget):
    """``drawn``: there are other ghosts; ``case_wanted``: open the case of somebody without a place.

    The solver works in the background and can be stopped.
    """

    drawn = Signal()
    case_wanted = Signal(int)

    def __init__(self, screen: ProposalScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.proposal, self._around = screen, around
        words, look = around.words, around.look
        self.ask = named(Button(words("Proposer un horaire"), look, "accent"), "propose")
        self.summary = label("", "small", wrap=True)
        self.accept = named(Button(words("Tout accepter"), look, "accent", small=True), "accept-all")
        self.forget = named(Button(words("Écarter"), look, "link"), "forget-all")
        self.left = named(QListWidget(), "left-over")
        self.left.setWordWrap(True)
        self.left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.left.setAccessibleName(words("Personnes sans place"))
        self.left.setMaximumHeight(LEFT_HEIGHT)
        row = QHBoxLayout()
        row.addWidget(self.accept)
        row.addWidget(self.forget)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_SMALL)
        self._column.addWidget(self.summary)
        self._column.addWidget(self.left)
        self._column.addLayout(row)
        self._column.addWidget(self.ask)
        self.ask.clicked.connect(self._on_ask)
        self.accept.clicked.connect(self._on_accept_all)
        self.forget.clicked.connect(screen.dismiss_all)
        self.left.itemActivated.connect(self._on_left)
        screen.changed.connect(self._on_changed)
        screen.refused.connect(self._on_refused)
        screen.troubled.connect(around.notices.failed)
        self._draw()

    def accept_one(self, case_id: int) -> None:
        """Make the appointment of one ghost."""
        ghost = next((ghost for ghost in self.proposal.ghosts if ghost.case_id == case_id), None)
        if ghost is not None and self.proposal.accept(case_id):
            told = self._around.words("Première rencontre\u00a0: {name}, {day}, {time}.", name=ghost.name,
                                      day=self._around.words.weekday_date(ghost.starts_at), time=ghost.starts_at.time())  # fmt: skip
            self._around.notices.done(told, self.proposal.undo)

    def _draw(self) -> None:
        shown, words = self.proposal.is_shown, self._around.words
        self.summary.setText(self.proposal.summary)
        self.left.clear()
        for one in self.proposal.left:
            item = QListWidgetItem(words("{name}\u00a0: {why}", name=one.name, why=one.why), self.left)
            item.setData(Qt.ItemDataRole.UserRole, one.case_id)
            item.setToolTip(item.text())
        self.left.setVisible(bool(self.proposal.left))
        self.summary.setVisible(shown)
        self.accept.setVisible(bool(self.proposal.ghosts))
        self.forget.setVisible(shown)
        self.ask.setVisible(not shown)

    def _on_left(self, item: QListWidgetItem) -> None:
        self.case_wanted.emit(int(item.data(Qt.ItemDataRole.UserRole)))

    def _on_ask(self) -> None:
        self.ask.setEnabled(False)
        work = self._around.background.run(
            self.proposal.work(),
            done=self._on_done,
            refused=self._on_refused,
            troubled=self._on_troubled,
            cancelled=self._on_stopped,
        )
        self.strip = ProgressStrip(self._around.look, self._around.words, self._around.words("Recherche…"), work)
        self._column.addWidget(self.strip)
        work.ended.connect(self.strip.deleteLater)

    def _on_done(self, proposal: Proposal) -> None:
        self.ask.setEnabled(True)
        self.proposal.show(proposal)

    def _on_stopped(self) -> None:
        self.ask.setEnabled(True)

    def _on_accept_all(self) -> None:
        count = len(self.proposal.ghosts)
        if self.proposal.accept_all():
            said = self._around.words.many(
                "{n} première rencontre ajoutée.", "{n} premières rencontres ajoutées.", count
            )
            self._around.notices.done(said, self.proposal.undo)

    def _on_changed(self) -> None:
        self._draw()
        self.drawn.emit()

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        self.ask.setEnabled(True)
        self._around.notices.mind(" ".join(self._around.words.refusal(refusal) for refusal in refusals))

    def _on_troubled(self, trouble: Trouble) -> None:
        self.ask.setEnabled(True)
        self._around.notices.failed(self._around.words.trouble(trouble))
