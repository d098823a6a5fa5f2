"""The councils in the admin, with search, filters and the history of every change."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from authorities.actions import save_authority
from authorities.models import Authority, AuthorityCode, AuthorityName, DeliveryBody, Neighbour, Succession
from authorities.names import name_key
from authorities.queries import authority_of_former_slug


class NameForm(forms.ModelForm):
    """Gives a name its key when it is entered, so that matching finds it at once."""

    class Meta:
        model = AuthorityName
        fields = ("name",)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        self.instance.key = cleaned["key"] = name_key(str(cleaned.get("name", "")))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # The key is not on the form, but a duplicate must be refused with a message and not by the database.
        return super()._get_validation_exclusions() - {"key"}  # type: ignore[misc,no-any-return]


class NameInline(admin.TabularInline):
    model = AuthorityName
    form = NameForm
    extra = 0


class CodeInline(admin.TabularInline):
    model = AuthorityCode
    extra = 0


class NeighbourInline(admin.TabularInline):
    model = Neighbour
    fk_name = "authority"
    autocomplete_fields = ("neighbour",)
    extra = 0


class AuthorityForm(forms.ModelForm):
    """Refuses a slug that another council had before, because that one's old addresses still use it."""

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"])
        other = authority_of_former_slug(slug)
        if other is not None and other.pk != self.instance.pk:
            raise forms.ValidationError(f"“{slug}” leads to {other}, which had it before. Choose another.")
        return slug


@admin.register(Authority)
class AuthorityAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    form = AuthorityForm
    list_display = ("short_name", "dfe_number", "type", "region", "valid_from", "valid_to")
    list_filter = ("type", "region", "region_ofsted")
    search_fields = ("short_name", "name", "dfe_number", "names__name", "codes__code")
    prepopulated_fields = {"slug": ("short_name",)}
    inlines = (NameInline, CodeInline, NeighbourInline)

    def save_model(self, request: HttpRequest, obj: Authority, form: forms.ModelForm, change: bool) -> None:
        save_authority(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Authority | None = None) -> tuple[str, ...]:
        """The DfE number cannot be changed, because drafts, imports and addresses refer to it."""
        return ("dfe_number",) if obj else ()


@admin.register(AuthorityName)
class AuthorityNameAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    form = NameForm
    fields = ("authority", "name")
    list_display = ("name", "authority", "key")
    search_fields = ("name", "authority__short_name", "authority__dfe_number")
    autocomplete_fields = ("authority",)
    list_select_related = ("authority",)

    def get_form(self, *args: object, **kwargs: object) -> type[forms.ModelForm]:
        kwargs["fields"] = self.fields
        return super().get_form(*args, **kwargs)  # type: ignore[no-any-return]


@admin.register(Succession)
class SuccessionAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ("predecessor", "successor", "date", "extent")
    list_filter = ("date",)
    search_fields = ("predecessor__short_name", "successor__short_name")
    autocomplete_fields = ("predecessor", "successor")
    list_select_related = ("predecessor", "successor")


@admin.register(DeliveryBody)
class DeliveryBodyAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ("name", "authority", "kind", "valid_from", "valid_to")
    list_filter = ("kind",)
    search_fields = ("name", "authority__short_name", "authority__dfe_number")
    autocomplete_fields = ("authority",)
    list_select_related = ("authority",)
