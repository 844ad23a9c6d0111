"""Tables as they are read."""

from intranet.statistics.pages.tables import Head, Table


def table(*columns: str) -> Table:
    return Table("Incontri", "Servizio", columns, rows=())


def test_parts_of_one_thing_stand_under_it() -> None:
    made = table("Svolti", "Assenze: Il servizio", "Assenze: Altri", "Totale")

    assert made.is_grouped
    assert made.heads == [Head("Svolti"), Head("Assenze", ["Il servizio", "Altri"]), Head("Totale")]


def test_one_part_alone_keeps_its_whole_name() -> None:
    made = table("Durata: mediana", "Totale")

    assert not made.is_grouped
    assert made.heads == [Head("Durata: mediana"), Head("Totale")]
