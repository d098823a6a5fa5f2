import datetime

from authorities.loading import load_register
from authorities.models import Authority, AuthorityName, Succession
from authorities.register import AuthorityRow, CodeRow, authority_rows, succession_rows


def test_the_shipped_register_has_160_councils_and_their_successions(register):
    assert (Authority.objects.count(), Succession.objects.count()) == (160, 12)


def test_loading_again_adds_nothing_and_leaves_what_was_edited(register):
    stoke = Authority.objects.get(dfe_number="861")
    stoke.name = "Stoke City Council"
    stoke.save()
    result = load_register(authorities=authority_rows(), successions=succession_rows())
    assert (result.added, result.known) == (0, 160)
    assert Authority.objects.get(dfe_number="861").name == "Stoke City Council"


def test_a_line_is_read_into_a_row_with_its_codes_in_time():
    barnsley = next(row for row in authority_rows() if row.dfe_number == "370")
    assert barnsley == AuthorityRow(
        dfe_number="370",
        name="Barnsley Metropolitan Borough Council",
        short_name="Barnsley",
        type="metropolitan",
        region="Yorkshire and the Humber",
        region_ofsted="North East, Yorkshire and the Humber",
        ofsted_urn="80426",
        valid_from=datetime.date(1974, 4, 1),
        valid_to=None,
        latitude=53.5258,
        longitude=-1.5493,
        names=(
            "Barnsley Metropolitan Borough Council",
            "Barnsley",
            "Barnsley Council",
            "Metropolitan Borough of Barnsley Council",
        ),
        codes=(
            CodeRow("E08000016", None, datetime.date(2025, 3, 31)),
            CodeRow("E08000038", datetime.date(2025, 4, 1), None),
        ),
        neighbours=("372", "384", "357", "371", "332", "894", "840", "390", "807", "394"),
        neighbours_previous=("371", "840", "812", "807", "372", "342", "394", "357", "384", "359"),
    )


def test_the_number_of_councils_follows_the_mergers(register):
    def councils(*day):
        return sum(a.existed_on(datetime.date(*day)) for a in Authority.objects.all())

    days = [(2009, 3, 31), (2009, 4, 1), (2019, 4, 1), (2021, 4, 1), (2023, 4, 1), (2026, 11, 22)]
    assert [councils(*day) for day in days] == [150, 152, 151, 152, 153, 153]


def test_every_council_of_today_has_ten_neighbours_in_order(register):
    standing = Authority.objects.filter(valid_to__isnull=True)
    assert len(standing) == 153
    for authority in standing:
        rows = authority.neighbour_rows.filter(edition="2025")
        assert [row.position for row in rows] == list(range(1, 11)), authority


def test_every_name_is_kept_with_the_key_that_matching_compares(register):
    from authorities.names import name_key

    rows = AuthorityName.objects.all()
    assert len(rows) > 200
    assert [row.name for row in rows if row.key != name_key(row.name)] == []
