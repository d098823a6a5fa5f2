"""Then and now: an outlined bar above, a filled one below, both with their numbers."""

from dashboard.charts.then_now import ThenAndNow, TwoDates, then_now_figure

LEADERSHIP = ThenAndNow("Leadership", {"good": 5, "inadequate": 3}, 8, {"good": 7, "inadequate": 1}, 8)
FIGURE = then_now_figure(
    [LEADERSHIP], TwoDates("31 March 2025", "Now"), name="then", title="A claim", subtitle="Measure", source="Reports."
)


def test_then_is_an_outlined_bar_above_the_filled_bar_of_now() -> None:
    then, good, inadequate = FIGURE.wide.data
    assert (then["x"], then["marker"]["color"], then["marker"]["line"]["color"]) == ([5, 3], "@page", "@edge")
    assert [(each["x"], each["marker"]["color"]) for each in (good, inadequate)] == [([7], "@g-g"), ([1], "@g-i")]
    assert then["y"][0] + then["width"] / 2 <= good["y"][0] - good["width"] / 2
    assert then["hovertext"][0] == "Leadership, good<br>31 March 2025: 5 of 8 councils"


def test_both_numbers_and_the_change_stand_beside_the_bars() -> None:
    words = [each["text"] for each in FIGURE.wide.layout["annotations"]]
    assert words[:7] == ["Leadership", "Outstanding", "0", "0 (the same)", "Good", "5", "7 (+2)"]
    assert words[-1] == "1 (−2)"
    assert [cell.text for cell in FIGURE.table.rows[1].cells] == ["5 of 8", "7 of 8", "+2"]
