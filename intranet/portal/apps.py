from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "intranet.portal"
    default_auto_field = "django.db.models.BigAutoField"
