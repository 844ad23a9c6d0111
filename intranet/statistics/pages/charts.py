"""Which bars stand beside the tables of a figure."""

from intranet.statistics.figures.figure import Figure
from intranet.statistics.pages.chart import Chart, chart
from intranet.statistics.pages.tables import Sheet, Table


def charts_of(sheet: Sheet, figure: Figure, *, of_all: bool) -> list[Chart]:
    """The categories of all together, or of the latest of one's own; then the total of each row."""
    found = [
        by_row(f"tabella-{place}", f"{figure.title}: {table.title.lower()}", table)
        for place, table in enumerate(sheet.tables, start=1)
    ]
    table = sheet.tables[0]
    if table.rows and table.whole > 1:
        row = table.rows[-1] if of_all else [row for row in table.rows if not row.is_sum][-1]
        numbers = zip(table.columns[: table.whole], row.numbers[: table.whole], strict=True)
        found.insert(0, chart("categorie", f"{figure.title}: {row.name}", list(numbers)))
    return found


def by_row(key: str, title: str, table: Table) -> Chart:
    """A bar for the total of each row but the sum."""
    rows = [(row.name, row.numbers[table.lead]) for row in table.rows if not row.is_sum]
    return chart(key, title, rows)
