"""Accounts are looked after on the page of people, with their history: the admin shows none of what Django has of them.

Groups and permissions are not asked for anywhere, so nobody should set them; what django-otp keeps is secret.
"""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

for model in (User, Group, StaticDevice, TOTPDevice):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
