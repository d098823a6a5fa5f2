"""The public addresses; later pages join as compare/, movement/, recommendations/, data/ and method/."""

app_name = "dashboard"
urlpatterns: list[object] = []
