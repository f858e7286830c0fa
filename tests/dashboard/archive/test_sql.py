"""Are pieces of SQL put together with the values and tables of all of them?"""

from __future__ import annotations

import pyarrow as pa

from dashboard.archive.sql import Sql, anyone, everyone, framed, one_of


def test_a_piece_brings_its_values_and_tables_along() -> None:
    table = pa.table({"n": [1]})
    whole = framed("SELECT {} FROM ({}) WHERE {}", Sql("n"), Sql("own", tables={"own": table}), Sql("n = $n", {"n": 1}))
    assert whole == Sql("SELECT n FROM (own) WHERE n = $n", {"n": 1}, {"own": table})
    assert whole.within("SELECT count(*) FROM ({})").bound(more=2).parameters == {"n": 1, "more": 2}


def test_conditions_hold_together_or_one_of_them() -> None:
    conditions = [Sql("a = $a", {"a": 1}), Sql("b = $b", {"b": 2})]
    assert everyone(conditions) == Sql("(a = $a AND b = $b)", {"a": 1, "b": 2})
    assert anyone(conditions).text == "(a = $a OR b = $b)"
    assert (everyone([]).text, anyone([]).text) == ("true", "false")


def test_values_of_a_list_are_named_one_by_one() -> None:
    assert one_of("outlet", ("A", "B"), "o") == Sql("outlet IN ($o_0, $o_1)", {"o_0": "A", "o_1": "B"})
    assert one_of("outlet", (), "o") == Sql("false")
