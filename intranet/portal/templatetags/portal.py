"""The words and small marks that every page of the site uses."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from intranet.portal import form_layout, words

register = template.Library()

ICON = '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#it-{}"></use></svg>'
TERM_ICONS = {"late": "warning-circle", "today": "clock", "soon": "clock", "later": "calendar"}
TONES = ("neutral", "info", "success", "warning", "danger")


@register.filter
def moment(value: datetime | None) -> str:
    return words.moment(value) if value else ""


@register.filter
def day(value: date | datetime | None) -> str:
    return words.day(value) if value else ""


@register.filter
def day_of_year(value: date | datetime | None) -> str:
    return words.day_of_year(value) if value else ""


@register.simple_tag
@cache
def icon(name: str, classes: str = "icon-sm") -> SafeString:
    """An icon of Bootstrap Italia's sprite, silent for screen readers: words stand beside it."""
    return format_html(
        ICON,
        classes,
        static("bootstrap-italia/svg/sprites.svg"),
        name,
    )


@register.simple_tag
def term(due: date | datetime | None) -> SafeString | str:
    """A term in words with its icon; nothing where there is no term."""
    if due is None:
        return ""
    return _term(words.local_day(due), timezone.localdate(), get_language())


@lru_cache(maxsize=1024)
def _term(due: date, today: date, language: str | None) -> SafeString:
    """The same few days stand in every row of a list: each is said once a day and language."""
    said = words.term(due)
    return format_html(
        '<span class="term term-{}">{} <time datetime="{}">{}</time></span>',
        said.urgency,
        icon(TERM_ICONS[said.urgency], "icon-xs"),
        said.due.isoformat(),
        said.text,
    )


@register.simple_tag
def status_badge(text: str, tone: str = "neutral") -> SafeString:
    """A state in words; `tone` is one of TONES.

    Raises ValueError for another tone: it would be drawn without contrast.
    """
    if tone not in TONES:
        raise ValueError(f"{tone!r} is not one of {TONES}")
    return format_html('<span class="status status-{}">{}</span>', tone, text)


@register.inclusion_tag("portal/crumb.html")
def crumb(title: str, url: str = "") -> dict[str, str]:
    """A step of the breadcrumb; the last one has no address: it is the page itself."""
    return {"title": title, "url": url}


@register.inclusion_tag("portal/forms/problems.html")
def problems(
    form: BaseForm | None, formsets: Iterable[BaseFormSet[Any]] | None = None
) -> dict[str, Any]:
    return {"problems": form_layout.problems_of(form, formsets or ())}


@register.filter
def groups(form: BaseForm) -> list[form_layout.Group]:
    return form_layout.groups_of(form)


register.filter("wants_answers", form_layout.wants_answers)


@register.filter
def holds(item: Any, route: str) -> bool:
    """Whether the page at `route` belongs to this entry of the menu."""
    return bool(item.holds(route))
