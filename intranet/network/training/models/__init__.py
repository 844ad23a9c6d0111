"""Courses of the network, who takes part, and what they are certified."""

from intranet.network.training.models.certificate import Certificate, CertificateRegister
from intranet.network.training.models.course import Course, CourseDay
from intranet.network.training.models.enrolment import Attendance, Enrolment

__all__ = [
    "Attendance",
    "Certificate",
    "CertificateRegister",
    "Course",
    "CourseDay",
    "Enrolment",
]
