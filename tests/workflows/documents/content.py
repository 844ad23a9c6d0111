"""A report as the tests print it."""

from datetime import date

from workflows.documents.pdf import Child, Letterhead, ReportContent, Section, Signatory, VisitRow

REPORT = ReportContent(
    letterhead=Letterhead("Comune di Milano", "Spazio Neutro", "Via Esempio 12, 20100 Milano"),
    title="Relazione conclusiva",
    number="2026/0142",
    court="Tribunale per i minorenni di Milano",
    register="Volontaria giurisdizione",
    rg_number="1234",
    rg_year=2025,
    city="Milano",
    on=date(2026, 10, 1),
    children=(Child("Luca", 2017), Child("Anna", 2019)),
    sections=(
        Section(
            "Fatti osservati", ("Il padre è arrivato puntuale.", "Luca ha portato un disegno.")
        ),
        Section("Conclusioni", ("Gli incontri hanno avuto esito positivo.",)),
    ),
    visits=(
        VisitRow(date(2026, 3, 3), "Protetto", "Svolto"),
        VisitRow(date(2026, 3, 10), "Facilitato", "Assenza dell’incontrante"),
    ),
    author=Signatory("Ada Conti", "operatrice", date(2026, 9, 20)),
    validator=Signatory("Bruno Ferri", "coordinatore", date(2026, 9, 25)),
    head_of_service=Signatory("Gino Marchi", "responsabile del servizio", date(2026, 10, 1)),
    protocol="MI.2026.0045871",
)
