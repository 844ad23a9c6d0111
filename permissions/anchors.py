"""The heads of all chains, kept where the database cannot reach: a tail that is cut off is missed.

One line a chain: moment, kind of object, its key, number of the last event, its digest.
"""

from collections.abc import Iterator
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.utils import timezone

from permissions.models import AuditEvent
from permissions.verification import Result, kind_of

PARTS = 5


def anchor(file: Path) -> int:
    """Append the head of every chain to `file`; how many there are."""
    moment = timezone.now().isoformat(timespec="seconds")
    count = 0
    with file.open("a", encoding="ascii") as lines:
        for event in _heads():
            kind = kind_of(event.content_type_id)
            lines.write(f"{moment} {kind} {event.object_id} {event.sequence} {event.digest}\n")
            count += 1
    return count


def check_since(file: Path) -> Result:
    """Whether what each chain ended with, when last anchored in `file`, still stands in it."""
    findings: list[str] = []
    last: dict[tuple[str, str], tuple[str, str]] = {}
    for number, line in enumerate(file.read_text(encoding="ascii").splitlines(), start=1):
        parts = line.split()
        if len(parts) == PARTS and parts[2].isdecimal() and parts[3].isdecimal():
            last[parts[1], parts[2]] = (parts[3], parts[4])
        else:
            findings.append(f"line {number} of the anchors cannot be read")
    for (kind, key), (sequence, digest) in last.items():
        if not _stands(kind, int(key), int(sequence), digest):
            findings.append(f"{kind} {key}, event {sequence}: anchored, and gone or altered")
    return Result(len(last), findings)


def _heads() -> Iterator[AuditEvent]:
    later = AuditEvent.objects.filter(
        content_type=OuterRef("content_type"),
        object_id=OuterRef("object_id"),
        sequence__gt=OuterRef("sequence"),
    )
    heads = AuditEvent.objects.filter(~Exists(later)).order_by("content_type", "object_id")
    return heads.iterator()


def _stands(kind: str, key: int, sequence: int, digest: str) -> bool:
    label, _dot, model = kind.partition(".")
    return AuditEvent.objects.filter(
        content_type__in=ContentType.objects.filter(app_label=label, model=model),
        object_id=key,
        sequence=sequence,
        digest=digest,
    ).exists()
