"""What is warned of before it is posted, and what is let be."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.network.discretion import Kind, looks_like_a_case

# 2026/0142 in the wide figures of other keyboards.
WIDE = "2026/0142".translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789"})
WARNED = [
    ("Nel 2026/0142 il padre non si presenta.", Kind.CASE_NUMBER, "2026/0142"),
    ("Parlo di 2025 / 0098, aperto a marzo.", Kind.CASE_NUMBER, "2025 / 0098"),
    ("Il caso 2026/2027 è in lista d’attesa.", Kind.CASE_NUMBER, "2026/2027"),
    ("Vedi pratica n. 12/2026, chi l’ha seguita?", Kind.CASE_NUMBER, "pratica n. 12/2026"),
    ("Numero 2026\u200b/0142, nascosto.", Kind.CASE_NUMBER, "2026\u200b/0142"),
    (f"Numero {WIDE}.", Kind.CASE_NUMBER, WIDE),
    ("Il decreto è R.G. 1234/2026 e non dice il luogo.", Kind.PROCEEDING, "R.G. 1234/2026"),
    ("rg 1234/26 senza frequenza", Kind.PROCEEDING, "rg 1234/26"),
    ("È il n. 881/2025 V.G. di Monza.", Kind.PROCEEDING, "881/2025 V.G."),
    ("ruolo generale numero 4512 del 2026", Kind.PROCEEDING, "ruolo generale numero 4512"),
    ("Il procedimento n. 45/2026 è sospeso.", Kind.PROCEEDING, "procedimento n. 45/2026"),
    ("RGVG 77/2026: qualcuno la segue?", Kind.PROCEEDING, "RGVG 77/2026"),
    ("Il suo codice è RSSMRC80A01F205X, controllate.", Kind.FISCAL_CODE, "RSSMRC80A01F205X"),
    ("cf rss mrc 80a01 f205x", Kind.FISCAL_CODE, "rss mrc 80a01 f205x"),
    ("Nata a Milano il 3 maggio 2017, vive con la nonna.", Kind.BIRTH_DATE, None),
    ("È nato il 03/05/2017.", Kind.BIRTH_DATE, "nato il 03/05/2017"),
    ("Data di nascita: 3.5.2017", Kind.BIRTH_DATE, "Data di nascita: 3.5.2017"),
    ("La madre risponde al 333 123 4567 dopo le 18.", Kind.PHONE, "333 123 4567"),
    ("Chiamatelo: +39 3331234567", Kind.PHONE, "+39 3331234567"),
    ("Il servizio ha chiamato il padre allo 02 5551234.", Kind.PHONE, "02 5551234"),
    ("Abita in via Giuseppe Verdi 12.", Kind.ADDRESS, "Abita in via Giuseppe Verdi 12"),
    ("La famiglia sta in viale dei Platani 3, a Lodi.", Kind.ADDRESS, "viale dei Platani 3"),
    ("È residente in piazza Garibaldi.", Kind.ADDRESS, "residente in piazza Garibaldi"),
    ("Una bambina di 9 anni rifiuta di entrare.", Kind.CHILD_AGE, "bambina di 9 anni"),
    ("Seguiamo un ragazzo molto chiuso di quattordici anni.", Kind.CHILD_AGE, None),
    ("La sorellina (4 anni) piange.", Kind.CHILD_AGE, "sorellina (4 anni"),
    ("I figli di 4 e 7 anni vedono il padre.", Kind.CHILD_AGE, "figli di 4 e 7 anni"),
    ("Un minore di 14 anni non vuole salire.", Kind.CHILD_AGE, "minore di 14 anni"),
    ("Con un 12enne come fate?", Kind.CHILD_AGE, "12enne"),
    ("Giulia (9) non parla.", Kind.NAMED_AGE, "Giulia (9)"),
    ("Con Marco, 7 anni, usiamo i disegni.", Kind.NAMED_AGE, "Marco, 7 anni"),
    ("Ieri Luca di 11 anni è scappato.", Kind.NAMED_AGE, "Luca di 11 anni"),
    ("Penso a Giulia e Marco R., che vedono il padre.", Kind.INITIAL, "Giulia e Marco R."),
    (
        "Il decreto del TM di Milano del 3 settembre chiede una relazione.",
        Kind.COURT_ACT,
        "decreto del TM di Milano del 3 settembre",
    ),
    (
        "Udienza il 12/11/2026 davanti al Tribunale ordinario di Monza.",
        Kind.COURT_ACT,
        "Udienza il 12/11/2026 davanti al Tribunale ordinario",
    ),
]
LET_BE = [
    "La legge 149/2022 ha cambiato il rito.",
    "L’art. 473-bis.27 vuole che il metodo sia dichiarato.",
    "Dal 2026/2027 il corso si fa due volte l’anno.",
    "Ci vediamo alle ore 15:30, o alle 16.00.",
    "La segreteria risponde allo 02 8845 6789.",
    "Il numero dell’ufficio è 0371 409200.",
    "Il corso si tiene nella sede di via delle Betulle 14.",
    "Il regolamento (UE) 2024/1689 vale anche per noi?",
    "Il D.Lgs. 149/2022 e la l. 184/1983 dicono cose diverse.",
    "Il tribunale chiede spesso relazioni ogni 90 giorni.",
    "Il decreto legislativo del 10 ottobre 2022 arriva in tribunale.",
    "Cass. 9691/2022 parla di alienazione parentale.",
    "Come accogliete i bambini di 3-6 anni nella sala grande?",
    "Il minore di 14 anni va sempre ascoltato?",
    "Il minore di anni dodici capace di discernimento.",
    "Usate il modulo A (2) o il Modulo (3)?",
    "Il servizio esiste da 33 anni e ha 14 operatori.",
    "Incontri di 60 minuti, 12 volte l’anno, in 4 sale.",
    "La riunione del 3 maggio 2026 è stata utile.",
    "Il numero verde è 800 123 456, il 1522 risponde sempre.",
    "Costa 1.200,00 euro, IBAN da definire.",
    "Scrivete in via telematica entro 15 giorni.",
    "Nella Sala B. c’è lo specchio.",
    "Che cosa fate quando un genitore arriva tardi tre volte di seguito?",
    "La capienza è di 12 posti; ne restano 3 (su 12).",
    "",
]


@pytest.mark.parametrize(("text", "kind", "phrase"), WARNED)
def test_phrase_of_a_case_is_found(text: str, kind: Kind, phrase: str | None) -> None:
    found = [each for each in looks_like_a_case(text) if each.kind == kind]

    assert found, looks_like_a_case(text)
    assert phrase is None or phrase in [each.phrase for each in found]


@pytest.mark.parametrize("text", LET_BE)
def test_ordinary_sentence_is_let_be(text: str) -> None:
    assert looks_like_a_case(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Che fare con Marco Rossi?",
        "Che fare con ROSSI MARCO?",
        "che fare con marco\u00a0rossi",
        "Che fare con Marco, Rossi di cognome?",
    ],
)
def test_known_full_name_is_found_in_either_order(text: str) -> None:
    [found] = looks_like_a_case(text, {("marco", "rossi")})

    assert found.kind == Kind.KNOWN_NAME
    assert found.is_sure


@pytest.mark.parametrize(
    "text",
    ["Marco è tornato, e Rossi no.", "Via Marco Polo e piazza Rossi", "Marco\nRossi", "Rossini"],
)
def test_parts_of_a_known_name_are_let_be(text: str) -> None:
    assert looks_like_a_case(text, {("marco", "rossi")}) == []


def test_name_of_several_words_is_found_with_its_signs() -> None:
    text = "Ho parlato con Niccolò D’Angelo-Serra ieri."

    [found] = looks_like_a_case(text, {("niccolo", "d angelo serra")})

    assert found.phrase == "Niccolò D’Angelo-Serra"


def test_surest_finding_is_kept_where_two_lie_over_each_other() -> None:
    [found] = looks_like_a_case("Il procedimento R.G. 1234/2026 è sospeso.")

    assert (found.kind, found.phrase) == (Kind.PROCEEDING, "R.G. 1234/2026")


@given(st.text(max_size=200))
def test_findings_are_pieces_of_any_text_in_order_and_apart(text: str) -> None:
    found = looks_like_a_case(text, {("marco", "rossi")})

    assert all(text[each.start : each.end] == each.phrase != "" for each in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "via 11 ",
        "1",
        "1 1/",
        "Via d'",
        "bambino e e ",
        "Abc ",
        "nato ",
        "TM ",
        "a.",
        "3-",
        "e\u0301",
    ],
)
def test_long_text_is_read_in_no_time(piece: str) -> None:
    text = piece * (8000 // len(piece))

    began = time.process_time()
    looks_like_a_case(text, {("marco", "rossi")})

    assert time.process_time() - began < 2


@given(
    st.from_regex(r"[A-Z]{6}\d\d[ABCDEHLMPRST]\d\d[A-Z]\d{3}[A-Z]", fullmatch=True),
    st.sampled_from(["{}", "cf {}.", "«{}»", "({})", "Codice: {}, padre"]),
)
def test_every_fiscal_code_is_found_wherever_it_stands(code: str, around: str) -> None:
    for written in (code, code.lower()):
        kinds = {each.kind for each in looks_like_a_case(around.format(written))}
        assert Kind.FISCAL_CODE in kinds


@given(
    st.integers(2000, 2099),
    st.integers(1, 999_999),
    st.sampled_from(["{}", "caso {}", "nel fascicolo {} si", "({})", "{}."]),
)
def test_every_case_number_is_found_but_two_years_in_a_row(
    year: int, serial: int, around: str
) -> None:
    number = f"{year}/{serial:04d}"

    found = [each.phrase for each in looks_like_a_case(around.format(number))]

    named = around != "{}" and ("caso" in around or "fascicolo" in around)
    assert any(number in each for each in found) == (named or serial != year + 1)
