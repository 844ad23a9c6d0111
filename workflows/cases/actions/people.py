"""Where the people of a case are reached."""

from django.utils.translation import gettext_lazy as _

from permissions.audit import action
from permissions.guards import lock
from permissions.models import User
from workflows.cases.models import Contact, Person, ProtectedRecord
from workflows.cases.refusal import Refused
from workflows.cases.secrecy import betrays


@action("contacts.set")
def set_contacts(
    person: Person, *, by: User, phone: str, email: str, address: str, workplace: str
) -> Contact:
    """Write where `person` is reached.

    Raises Refused for what a protected record of the case keeps: there alone it may stand.
    """
    lock(person.case)
    contact = Contact.objects.filter(person=person).first() or Contact(person=person)
    contact.phone, contact.email = phone.strip(), email.strip()
    contact.address, contact.workplace = address.strip(), workplace.strip()
    secrets = ProtectedRecord.objects.of(person.case).texts()
    for field, value in contact.values().items():
        if betrays(value, secrets):
            raise Refused(_("Questo dato è riservato: non si scrive fra i recapiti."), field=field)
    contact.save()
    return contact
