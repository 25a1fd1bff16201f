"""What nurses learn that the shared vocabulary has no name for."""

from ce_tracker import SUBJECTS, Subject

NURSING = (
    Subject("impairment-in-the-workplace", "recognizing impairment in the workplace"),
    Subject("nursing-practice", "nursing practice"),
)

VOCABULARY = SUBJECTS.with_(NURSING)
