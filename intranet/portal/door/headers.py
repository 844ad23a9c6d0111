"""What every answer tells the browser: pages, errors, files and refused hosts alike."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from whitenoise.middleware import WhiteNoiseFileResponse

Answer = Callable[[HttpRequest], HttpResponseBase]

# Of all that a page might ask of a device, passkeys alone. Names of the W3C's registry
# (Permissions Policy, "Policy Controlled Features").
DENIED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
ALLOWED = ("publickey-credentials-create", "publickey-credentials-get")
# What a view says of a file that anybody may see, and nothing else gets through with: it is kept
# for so many seconds, so that what is withdrawn is soon gone everywhere.
FOR_ANYBODY = "public, max-age=300, must-revalidate"
PERMISSIONS = ", ".join([f"{name}=()" for name in DENIED] + [f"{name}=(self)" for name in ALLOWED])


class Headers:
    """The outermost middleware: nothing leaves without these headers.

    Only static files, which say nothing of anybody, and what is FOR_ANYBODY may be kept.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.headers = {
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": PERMISSIONS,
            "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": settings.X_FRAME_OPTIONS,
        }

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers[name] = value
        if not isinstance(response, WhiteNoiseFileResponse) and not _is_for_anybody(response):
            response.headers["Cache-Control"] = "no-store"
        return response


def _is_for_anybody(response: HttpResponseBase) -> bool:
    """Never what brings somebody's cookie: a proxy would hand it to others."""
    return response.headers.get("Cache-Control") == FOR_ANYBODY and not response.cookies
