"""What a WSGI server starts."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "masswerk.site.settings")

application = get_wsgi_application()
