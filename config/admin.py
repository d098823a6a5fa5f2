"""Which site the admin is: ours (inspections/admin_site.py), named here because apps come before models."""

from django.contrib.admin.apps import AdminConfig


class RecordAdminConfig(AdminConfig):
    default_site = "inspections.admin_site.RecordAdminSite"
