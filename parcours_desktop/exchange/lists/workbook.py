"""A list saved as a workbook (XLSX): which sheet, and its cells as text."""

from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.exchange.lists.archive import Archive
from parcours_desktop.exchange.lists.headings import find_headings
from parcours_desktop.exchange.lists.mapping import count_recognized
from parcours_desktop.exchange.lists.raw import MAX_ROWS, ListKind, RawList
from parcours_desktop.exchange.lists.sheet_xml import (
    EPOCH_1900,
    EPOCH_1904,
    SheetRows,
    StringTable,
    StyleTable,
    local,
    walk,
)

_SEARCHED = 20


class _Contents:
    """The workbook part: its sheets (name, relation) in order, and from which year dates are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.epoch = EPOCH_1900

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key != "id" and local(key) == "id"), "")
            self.sheets.append((attributes.get("name", ""), relation))
        elif name == "workbookPr" and attributes.get("date1904", "0") in {"1", "true"}:
            self.epoch = EPOCH_1904


class _Relations:
    """What a part refers to: by identifier and by the last word of the kind."""

    def __init__(self, archive: Archive, owner: str) -> None:
        self.by_id: dict[str, str] = {}
        self.by_kind: dict[str, str] = {}
        self._folder, _, leaf = owner.rpartition("/")
        name = f"{self._folder}/_rels/{leaf}.rels".lstrip("/")
        if name in archive.names:
            with archive.open(name) as part:
                walk(part, self._start)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if local(name) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        path = target[1:] if target.startswith("/") else f"{self._folder}/{target}".lstrip("/")
        self.by_id[attributes.get("Id", "")] = path
        self.by_kind.setdefault(attributes.get("Type", "").rpartition("/")[2], path)


def read_workbook(data: bytes, sheet: str | None = None) -> RawList:
    """Read the bytes of a workbook: the sheet of that name, else the one whose headings name most fields."""
    archive = Archive(data)
    main = _Relations(archive, "").by_kind.get("officeDocument", "xl/workbook.xml")
    if main not in archive.names or not main.endswith(".xml") or main.startswith("word/"):
        raise Refused(Refusal("list_other_workbook"))
    contents, relations = _Contents(), _Relations(archive, main)
    with archive.open(main) as part:
        walk(part, contents.start)
    sheets = {
        name: relations.by_id[key] for name, key in contents.sheets if "worksheets/" in relations.by_id.get(key, "")
    }
    if not sheets:
        raise Refused(Refusal("list_damaged" if contents.sheets else "list_other_workbook"))
    if sheet is not None and sheet not in sheets:
        raise Refused(Refusal("list_sheet_missing", values={"sheet": sheet}))
    strings, styles = StringTable(), StyleTable()
    for kind, table in (("sharedStrings", strings), ("styles", styles)):
        if relations.by_kind.get(kind, "") in archive.names:
            with archive.open(relations.by_kind[kind]) as part:
                walk(part, table.start, table.end, strings.text if table is strings else None)
    chosen = [sheets[sheet]] if sheet is not None else list(sheets.values())
    return _best([_rows(archive, name, strings, styles, contents) for name in chosen], tuple(sheets))


def _rows(archive: Archive, name: str, strings: StringTable, styles: StyleTable, contents: _Contents) -> SheetRows:
    rows = SheetRows(strings.strings, styles.dates, contents.epoch)
    with archive.open(name) as part:
        walk(part, rows.start, rows.end, rows.text)
    return rows


def _best(sheets: list[SheetRows], names: tuple[str, ...]) -> RawList:
    """The sheet with most recognized headings; among equals the first that is not empty."""

    def worth(sheet: SheetRows) -> tuple[int, bool]:
        return max((count_recognized(row) for row in sheet.rows[:_SEARCHED]), default=0), bool(sheet.rows)

    best = max(sheets, key=worth)
    at = find_headings(best.rows)
    headings = [cell.strip() for cell in best.rows[at]]
    below = best.rows[at + 1 :]
    if len(below) > MAX_ROWS:
        raise Refused(Refusal("list_too_many_rows", values={"most": MAX_ROWS}))
    width = max(len(headings), max(map(len, below), default=0))
    headings += [""] * (width - len(headings))
    rows = [tuple(row) + ("",) * (width - len(row)) for row in below]
    formulas = frozenset(place - at for place in best.formula_rows if place > at)
    return RawList(tuple(headings), rows, "", "", ListKind.XLSX, names, formulas)
