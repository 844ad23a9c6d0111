from intranet.statistics.disclosure.pool import Pool

BASE = {"a": 2, "b": 4, "c": 30, "d": 40}


def test_count_is_safe_once_two_tables_differ_enough_in_it() -> None:
    pool = Pool(BASE, ["a", "b"])

    pool.add({"b": 7})
    assert not pool.is_safe("b")
    pool.add({"b": 2})

    assert pool.is_safe("b")
    assert not pool.is_safe("a")


def test_wanting_counts_from_the_far_side() -> None:
    pool = Pool(BASE, ["b"])

    pool.add({"b": 7})

    assert (pool.wanting("b", 1), pool.wanting("b", -1)) == (5, 2)


def test_table_that_proves_nothing_new_is_not_kept() -> None:
    pool = Pool(BASE, ["a"])

    assert pool.add({"a": 7, "c": 25})
    assert not pool.add({"a": 8, "d": 35})
    assert len(pool.worlds) == 1


def test_hidden_count_is_spared_where_other_tables_prove_enough() -> None:
    pool = Pool(BASE, ["a", "b"])
    pool.add({"a": 4, "c": 28})
    pool.add({"a": 7, "d": 35})
    pool.add({"b": 9, "d": 35})

    assert pool.spared(["d", "c"]) == {"c"}


def test_hidden_count_is_not_spared_twice_over() -> None:
    """Two counts may each be shown while the other is hidden, and not both."""
    pool = Pool(BASE, ["b"])
    pool.add({"b": 8, "c": 26})
    pool.add({"b": 2, "d": 42})
    pool.add({"b": 0, "c": 34})
    pool.add({"b": 9, "d": 35})

    assert pool.spared(["c", "d"]) == {"c"}
