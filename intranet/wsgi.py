"""The entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from intranet.portal.door.whole import whole_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.production")

application = whole_bodies(get_wsgi_application())
