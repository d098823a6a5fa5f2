"""A record set up before the register was corrected still has the earlier neighbours of two councils of 2023."""

from importlib import import_module

from django.apps import apps

from authorities.models import Authority, Neighbour
from tests.scenes import scene

migration = import_module("authorities.migrations.0003_earlier_neighbours")


@scene
def cumberland(register):
    council = Authority.objects.get(dfe_number="942")
    for position, number in enumerate(migration.SHIPPED, start=1):
        neighbour = Authority.objects.get(dfe_number=number)
        Neighbour.objects.create(authority=council, neighbour=neighbour, edition="2014", position=position)
    return council


def earlier(council):
    return council.neighbour_rows.filter(edition="2014")


def test_the_list_of_its_predecessor_goes_and_the_present_list_stays(cumberland):
    migration.remove_as_shipped(apps, None)
    assert (earlier(cumberland).count(), cumberland.neighbour_rows.filter(edition="2025").count()) == (0, 10)


def test_a_list_that_a_person_has_changed_stays(cumberland):
    earlier(cumberland).last().delete()
    migration.remove_as_shipped(apps, None)
    assert earlier(cumberland).count() == 8


def test_the_shipped_register_gives_councils_of_2023_no_earlier_neighbours(register):
    without = {a.dfe_number for a in Authority.objects.filter(valid_to__isnull=True) if not earlier(a).exists()}
    assert without == {"942", "943"}
