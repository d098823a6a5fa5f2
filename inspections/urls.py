"""The editors' addresses."""

app_name = "inspections"
urlpatterns: list[object] = []
