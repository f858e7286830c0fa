"""Which archive does the page open, and may a reader name another?"""

from __future__ import annotations

from dashboard.archive_page.places import offered, sample_folder


def test_the_sample_is_opened_where_nothing_is_set() -> None:
    offer = offered({}, {})
    assert (offer.address, offer.sample, offer.free) == (sample_folder(), True, False)


def test_the_secrets_win_over_the_environment() -> None:
    assert offered({"place": "s3://ours/archive"}, {"READOUT_ARCHIVE": "/elsewhere"}).address == "s3://ours/archive"
    assert offered({}, {"READOUT_ARCHIVE": "/elsewhere"}).address == "/elsewhere"
    assert not offered({}, {"READOUT_ARCHIVE": "/elsewhere"}).sample


def test_a_reader_may_name_another_place_only_where_a_setting_says_so() -> None:
    assert not offered({"place": "/here"}, {}).free
    assert not offered({"any": False}, {"READOUT_ARCHIVE_ANY": "1"}).free
    assert offered({"any": True}, {}).free
    assert offered({}, {"READOUT_ARCHIVE_ANY": "1"}).free
