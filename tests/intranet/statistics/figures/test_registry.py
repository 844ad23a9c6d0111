"""What must hold of every definition, whatever it says."""

from itertools import chain

import pytest

from intranet.statistics.figures.bands import LIMITS, MORE, band_of
from intranet.statistics.figures.children import AGES, age_band
from intranet.statistics.figures.figure import TOTAL, Figure, Kind
from intranet.statistics.figures.rates import RATES
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.models import Cell

figures = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)


@figures
def test_a_figure_says_in_sentences_what_it_means(figure: Figure) -> None:
    sentences = [str(sentence) for sentence in figure.means]

    assert all(sentence[0].isupper() or sentence[0] == "«" for sentence in sentences)
    assert all(sentence.endswith(".") for sentence in sentences)
    assert figure.definition == " ".join(sentences)


@figures
def test_a_figure_fits_where_it_is_kept(figure: Figure) -> None:
    cell = Cell(figure=figure.code, value=0, cases=0)

    for cell.category in (TOTAL, *figure.categories):
        cell.clean_fields(exclude=["cube"])
    assert TOTAL not in figure.categories
    assert all(figure.has(category) for category in figure.unknown)


def test_definitions_and_titles_are_told_apart() -> None:
    titles = [str(figure.title) for figure in FIGURES.values()]
    definitions = [(str(figure.title), figure.definition) for figure in FIGURES.values()]

    assert len(set(titles)) == len(titles)
    assert len(set(definitions)) == len(definitions)


def test_names_of_categories_are_told_apart() -> None:
    names = {
        figure.code: [str(name) for name in figure.categories.values()]
        for figure in FIGURES.values()
    }

    assert [code for code, found in names.items() if len(set(found)) < len(found)] == []


def test_what_adds_neither_over_time_nor_over_services_is_no_sum() -> None:
    medians = [figure for figure in FIGURES.values() if figure.least_cases]

    assert len(medians) == 10
    assert all(figure.kind == Kind.MEASURE for figure in medians)
    assert [code for code, figure in FIGURES.items() if not figure.adds_over_services] == [
        figure.code for figure in medians
    ]


def test_an_open_figure_names_a_category_by_its_code() -> None:
    territory, authority = FIGURES["referrals_by_territory"], FIGURES["referrals_by_authority"]

    assert territory.has("Lodi")
    assert territory.name_of("Lodi") == "Lodi"
    assert not authority.has("Lodi")
    assert authority.has(TOTAL)
    assert authority.name_of("appeal") == "Corte d’appello"


def test_rates_are_parts_of_figures() -> None:
    for rate in RATES:
        categories = FIGURES[rate.figure].categories
        assert set(chain([rate.part], rate.whole)) <= set(categories)
        assert rate.part in rate.whole


@pytest.mark.parametrize(
    ("days", "band"),
    [(0, "d15"), (15, "d15"), (16, "d30"), (30, "d30"), (31, "d60"), (365, "d365"), (366, "more")],
)
def test_a_span_of_days_is_in_one_band(days: int, band: str) -> None:
    assert band_of(days) == band


def test_bands_follow_each_other() -> None:
    bands = [band_of(days) for days in range(400)]

    assert list(dict.fromkeys(bands)) == [*LIMITS, MORE]


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "age0"),
        (2, "age0"),
        (3, "age3"),
        (13, "age11"),
        (14, "age14"),
        (17, "age14"),
        (18, "age18"),
    ],
)
def test_an_age_is_in_one_band(age: int, band: str) -> None:
    assert age_band(age) == band
    assert band in AGES
