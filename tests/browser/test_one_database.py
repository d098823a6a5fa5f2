"""The tests and their server use one database, on connections that wait for each other as the product's do."""

from django.db import connection

from authorities.models import Authority


def test_whoever_is_in_the_middle_of_reading_a_table_locks_nobody_out_of_it(live_server, browser, register):
    another = connection.copy()
    try:
        with another.cursor() as reading:
            reading.execute("SELECT name FROM authorities_authority")
            reading.fetchone()
            assert Authority.objects.update(name="Written meanwhile") > 100
    finally:
        another.close()
