"""What a person has: licences, certifications, continuing-education credits, documents, exams, schooling, experience, plans.

All of it is values: frozen, comparable, hashable. Hours are CE hours as `Decimal`; what an hour is worth in minutes is
the regulator's to say. Every class checks its own fields and raises `RecordError` naming the field.
"""

from ce_tracker.record.career import Earned, Exam, Experience, Role, Schooling
from ce_tracker.record.courses import CourseKind, Credit, Seminar
from ce_tracker.record.licences import Certification, Document, Held, Licence, Status, entry_of, since
from ce_tracker.record.sessions import Session
from ce_tracker.record.therapist import Therapist
from ce_tracker.record.values import EARLIEST, LATEST, MOST_HOURS, NOTHING, Fact, FrozenMap, as_hours, check_day

__all__ = [
    "EARLIEST",
    "LATEST",
    "MOST_HOURS",
    "NOTHING",
    "Certification",
    "CourseKind",
    "Credit",
    "Document",
    "Earned",
    "Exam",
    "Experience",
    "Fact",
    "FrozenMap",
    "Held",
    "Licence",
    "Role",
    "Schooling",
    "Seminar",
    "Session",
    "Status",
    "Therapist",
    "as_hours",
    "check_day",
    "entry_of",
    "since",
]
