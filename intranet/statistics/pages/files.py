"""What a page says, as a file: CSV, a sheet of a spreadsheet, or JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import save_workbook

from intranet.portal.cells import plain
from intranet.statistics.pages.tables import Sheet, Shown

TABLE, MEANING = "Cifre", "Definizioni"
WIDTHS = (44, 18)
"""Of the first column and the others, in characters."""


@dataclass(frozen=True)
class Format:
    """A kind of file; `write` makes its bytes."""

    name: str
    content_type: str
    write: Callable[[Sheet], bytes]


def head_of(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What the numbers are, before the numbers."""
    yield _("titolo"), sheet.title
    yield _("periodo"), f"{sheet.period} ({sheet.code})"
    yield _("edizione delle definizioni"), sheet.edition
    yield _("stato"), sheet.stamp
    for title, meaning in sheet.definitions:
        yield _("definizione di «%(title)s»") % {"title": title}, meaning
    yield from ((_("nota"), note) for note in sheet.notes)


def as_csv(sheet: Sheet) -> bytes:
    """With semicolons and in UTF-8 with its mark, as an Italian spreadsheet opens it."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";")
    rows.writerows((name, plain(words)) for name, words in head_of(sheet))
    for table in sheet.tables:
        rows.writerow(())
        rows.writerow((plain(table.title),))
        rows.writerow((table.head, *map(plain, table.columns)))
        rows.writerows((plain(row.name), *map(_written, row.numbers)) for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _written(number: Shown) -> str:
    return number.text if number.value is None else str(number.value)


def as_json(sheet: Sheet) -> bytes:
    """With a status beside each value: null is never zero."""
    said = {
        "title": sheet.title,
        "period": sheet.code,
        "period_name": sheet.period,
        "edition": sheet.edition,
        "at": sheet.at.isoformat(),
        "definitions": dict(sheet.definitions),
        "tables": [
            {
                "title": table.title,
                "columns": list(table.columns),
                "rows": [
                    {
                        "name": row.name,
                        "is_sum": row.is_sum,
                        "values": [
                            {"value": n.value, "status": n.status, "without": len(n.without)}
                            for n in row.numbers
                        ],
                    }
                    for row in table.rows
                ],
            }
            for table in sheet.tables
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def as_xlsx(sheet: Sheet) -> bytes:
    """Numbers as numbers; what is not told as words; the definitions on a sheet of their own."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = TABLE
    page.append([plain(sheet.title)])
    page.append([plain(f"{sheet.period} · {sheet.stamp}")])
    for table in sheet.tables:
        page.append([])
        page.append([plain(table.title)])
        page.append([table.head, *map(plain, table.columns)])
        for cell in page[page.max_row]:
            cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
        for row in table.rows:
            page.append([plain(row.name), *(_cell(number) for number in row.numbers)])
    for place in range(1, page.max_column + 1):
        page.column_dimensions[get_column_letter(place)].width = WIDTHS[min(place - 1, 1)]
    meaning = book.create_sheet(MEANING)
    for name, words in head_of(sheet):
        meaning.append([plain(name), plain(words)])
        meaning[meaning.max_row][1].alignment = Alignment(wrap_text=True, vertical="top")
    meaning.column_dimensions["A"].width, meaning.column_dimensions["B"].width = 32, 100
    out = io.BytesIO()
    save_workbook(book, out)
    return out.getvalue()


def _cell(number: Shown) -> int | str:
    return number.text if number.value is None else number.value


FORMATS: Mapping[str, Format] = {
    "csv": Format("CSV", "text/csv; charset=utf-8", as_csv),
    "xlsx": Format(
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        as_xlsx,
    ),
    "json": Format("JSON", "application/json", as_json),
}


def download(sheet: Sheet, kind: str, name: str) -> HttpResponse:
    """The file to take away. Raises KeyError for a kind that there is not."""
    made = FORMATS[kind]
    return HttpResponse(
        made.write(sheet),
        content_type=made.content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}-{sheet.code}.{kind}"'},
    )
