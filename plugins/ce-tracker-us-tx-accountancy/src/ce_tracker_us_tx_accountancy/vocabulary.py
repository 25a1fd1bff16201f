"""What accountants learn that the shared vocabulary has no name for. 22 Tex. Admin. Code § 523.102(b) names them."""

from ce_tracker import SUBJECTS, Subject

ACCOUNTANCY = (
    Subject("accounting", "accounting"),
    Subject("attest", "attest services"),
    Subject("taxation", "taxation"),
    Subject("finance", "economics and finance"),
    Subject("information-technology", "information technology"),
    Subject("non-technical", "non-technical courses"),
)
"""The technical areas, each by itself, and all that is not technical: which one a course is of, the licensee tells."""

VOCABULARY = SUBJECTS.with_(ACCOUNTANCY)
