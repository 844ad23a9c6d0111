from collections.abc import Mapping

import pytest

from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.filing.invented import Shape
from intranet.statistics.filing.reading import LARGEST
from intranet.statistics.filing.sheets import template
from intranet.statistics.periods import Quarter
from permissions.people import add_organisation, system_user
from tests.intranet.statistics.conftest import WINTER, add_service, bring
from tests.intranet.statistics.filing.files import LODI, faults, file, place_of, read_by, without
from tests.personas import Persona


@pytest.fixture
def olga(table: Mapping[str, Persona]) -> Persona:
    """Head of Lodi, which keeps its cases elsewhere."""
    return table["olga"]


def test_a_right_file_has_no_fault(olga: Persona) -> None:
    reading = read_by(olga, file())

    assert reading.faults == []
    assert reading.is_right
    assert reading.entries["new_cases", "referred"].value == 12


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("sign", [";", ","])
def test_files_of_every_spreadsheet_are_read(olga: Persona, mark: bytes, sign: str) -> None:
    text = without(file(), "servizio").replace(";", sign)
    text = f"servizio{sign}{LODI}{sign}{sign}{sign}\r\n{text}"

    assert faults(olga, mark + text.encode()) == []


def test_names_with_commas_are_read_between_quotation_marks(olga: Persona) -> None:
    text = file(Shape(municipalities=("Lodi, Vecchio",)))

    assert read_by(olga, text).entries["referrals_by_territory", "Lodi, Vecchio"].value is not None


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("new_cases;referred;12;12", "new_cases;referred;-12;12", "è sotto zero"),
        ("new_cases;referred;12;12", "new_cases;referred;1,5;", "non è un numero intero"),
        ("visits;totale;240;40", "visits;totale;1.240;40", "senza punti né virgole"),
        ("new_cases;referred;12;12", "new_cases;referred;dodici;", "non è un numero intero"),
        ("new_cases;referred;12;12", "new_cases;referred;;", "Manca il valore"),
        ("new_cases;referred;12;12", "new_cases;amici;12;12", "non è una categoria"),
        ("new_cases;referred;12;12", "casi_nuovi;referred;12;12", "non è fra quelle definite"),
        ("new_cases;referred;12;12", "new_cases;referred;=6+6;12", "una formula"),
        ("new_cases;referred;12;12", "new_cases;referred;12;11", "sono quanti il valore"),
        ("visits;totale;240;40", "visits;totale;240;", "Mancano i casi"),
        ("visits;totale;240;40", "visits;totale;240;241", "non possono essere più del valore"),
        ("visits;totale;240;40", "visits;totale;240;0", "o nessuno dei due, o tutti e due"),
        ("new_cases;referred;12;12", "new_cases;referred;12;12\nnew_cases;referred;12;12", "è già"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_number(
    olga: Persona, was: str, becomes: str, said: str
) -> None:
    text = file()
    wrong = text.replace(was, becomes)
    assert wrong != text

    found = faults(olga, wrong)

    at = place_of(text, was) + becomes.count("\n")
    assert any(f"Riga {at}: " in fault and said in fault for fault in found), found


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ({"new_cases": Number(14, 14)}, "il totale è 14, ma le categorie fanno 13"),
        ({"referrals_by_reason__conflict": Number(13, 13)}, "più del totale"),
        ({"open_families": Number(49, 49)}, "più di «Fascicoli in carico»"),
        ({"duration_median": Number(400, 8)}, "secondo le fasce"),
        ({"duration_p90": Number(200, 8)}, "Con meno di 20 fascicoli non si dice"),
        ({"room_minutes": Number(20_000, 40)}, "più di «Tempo degli operatori"),
    ],
)
def test_numbers_that_contradict_a_definition_are_told(
    olga: Persona, number: dict[str, Number], said: str
) -> None:
    found = faults(olga, file(numbers=number))

    assert any(said in fault for fault in found), found


def test_a_total_that_is_not_that_of_another_figure_is_told(olga: Persona) -> None:
    text = file(numbers={"outcomes": Number(8, 8)})

    assert any(
        "«Esiti» è 8" in fault and "«Fascicoli conclusi»" in fault for fault in faults(olga, text)
    ), faults(olga, text)


def test_what_is_missing_has_to_be_said_not_to_be_known(olga: Persona) -> None:
    text = file()

    found = faults(olga, without(text, "suspensions;", "outcomes;", "reports;late"))

    assert [fault for fault in found if "suspensions" in fault] != []
    assert [fault for fault in found if "outcomes" in fault and "tutte le sue" in fault] != []
    assert [fault for fault in found if "reports;late" in fault] != []


def test_an_empty_template_lacks_every_number(olga: Persona) -> None:
    found = faults(olga, template(LODI, Quarter(2026, 2)))

    assert len(found) > 150
    assert all("Manca il valore" in fault for fault in found)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2026-T5", "non è un trimestre"),
        ("secondo", "non è un trimestre"),
        ("2026-T3", "non è finito"),
        ("2026-T4", "deve ancora cominciare"),
        ("2031-T1", "deve ancora cominciare"),
    ],
)
def test_a_wrong_period_is_told(olga: Persona, period: str, said: str) -> None:
    [fault] = faults(olga, file().replace("periodo;2026-T2", f"periodo;{period}"))

    assert fault.startswith("Riga 2: ")
    assert said in fault


def test_definitions_of_another_year_are_told(olga: Persona) -> None:
    [fault] = faults(olga, file().replace("edizione;2026.1", "edizione;2025.1"))

    assert fault.startswith("Riga 3: ")
    assert "«2025.1»; quella in uso è 2026.1" in fault


def test_a_file_of_another_service_is_told(olga: Persona) -> None:
    [fault] = faults(olga, file(name="Spazio Neutro di Milano"))

    assert fault.startswith("Riga 1: Il file è di «Spazio Neutro di Milano»")


def test_a_head_that_lacks_or_doubles_a_line_is_told(olga: Persona) -> None:
    text = file()

    assert any("manca la riga «periodo»" in each for each in faults(olga, without(text, "periodo")))
    twice = f"servizio;{LODI}\n{text}"
    assert any("è già detto alla riga 1" in each for each in faults(olga, twice))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "vuoto"),
        (b"PK\x03\x04 and so on", "foglio di lavoro"),
        ("servizio;Lodi".encode("utf-16"), "UTF-8"),
        (b"servizio;Lodi\nperiodo;\x00", "NUL"),
        ("servizio;Lodì\n".encode("cp1252"), "UTF-8"),
        (b"x" * (LARGEST + 1), "troppo grande"),
        (b"20 MB" * 4_000_000, "troppo grande"),
        (b"cifra;valore\n", "Manca la colonna «categoria»"),
        (b"servizio;Lodi\n", "Manca la riga dei titoli"),
        (b'cifra;categoria;valore;casi\nvisits;"totale;1;1\n', "non è un CSV"),
        (b"cifra;categoria;valore;casi\n" + b"visits;;1;1\n" * 30_000, "troppe righe"),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(olga: Persona, content: bytes, said: str) -> None:
    [fault] = faults(olga, content)

    assert said in fault


def test_stock_and_flow_must_agree_with_the_quarter_before(olga: Persona) -> None:
    bring("Lodi", olga, WINTER)

    found = faults(olga, file(Shape(open_cases=53)))

    assert any("«Fascicoli in carico» è 53: dai 48" in fault for fault in found), found
    grown = Shape(open_cases=52, open_children=66)
    assert faults(olga, file(grown)) == []


def test_the_quarter_before_is_not_told_to_who_may_not_read_it(
    olga: Persona, table: Mapping[str, Persona]
) -> None:
    """The coordination brings the figures of services without people; it reads none of them."""
    dino = table["dino"]
    add_service("Pavia")
    bring("Pavia", dino, WINTER)

    reading = read_by(dino, file(Shape(open_cases=53), name="Spazio Neutro di Pavia"), "Pavia")

    assert reading.faults == []
    assert reading.before == {}


def test_two_services_of_one_name_are_told_apart_by_who_chooses(olga: Persona) -> None:
    add_organisation("service", by=system_user(), name=LODI, short_name="Lodi 2")  # type: ignore[arg-type]

    assert read_by(olga, file()).is_right


def test_all_faults_come_at_once_by_line(olga: Persona) -> None:
    text = (
        file().replace("2026.1", "2024.1").replace("new_cases;referred;12;12", "new_cases;x;-1;1")
    )

    found = faults(olga, text)

    assert len(found) >= 4
    assert found[0].startswith("Riga 3: ")
