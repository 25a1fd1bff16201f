"""The shared vocabulary: what a course is about, how it was delivered, what kind of activity it was, who approves.

Subjects form a tree written with dots: a rule that asks for ``ethics`` accepts ``ethics.boundaries`` too. Regulators
use their own words; a rule book says which of these subjects its words stand for.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from attrs import field, frozen

from ce_tracker.errors import suggest


class Delivery(StrEnum):
    """How a course reached the person who took it. What a state calls "live" or "distance" is the state's to say."""

    IN_PERSON = "in-person"
    LIVE_WEBINAR = "live-webinar"
    ONLINE_SELF_PACED = "online-self-paced"
    HOME_STUDY = "home-study"


IN_ONES_OWN_TIME = frozenset({Delivery.ONLINE_SELF_PACED, Delivery.HOME_STUDY})
"""What is taken whenever one likes: its times are those between which it can be taken."""


class Activity(StrEnum):
    """What kind of thing was done for the hours; most are courses."""

    COURSE = "course"
    COLLEGE_COURSE = "college-course"
    TEACHING = "teaching"
    PUBLICATION = "publication"
    EXAM = "exam"
    BOARD_MEETING = "board-meeting"
    SELF_DIRECTED = "self-directed"
    CONFERENCE = "conference"
    VOLUNTEERING = "volunteering"
    NANO_LEARNING = "nano-learning"
    """A lesson of minutes, with a question at its end."""
    CERTIFICATION = "certification"
    """A certification by another body that was obtained."""


class Unit(StrEnum):
    """What the number of hours of an entry counts. What one of the others is worth in CE hours is each board's to say."""

    HOUR = "hour"
    SEMESTER_HOUR = "semester-hour"
    QUARTER_HOUR = "quarter-hour"
    CEU = "ceu"
    MINUTE = "minute"


APPROVERS: Mapping[str, str] = {
    "NCBTMB": "National Certification Board for Therapeutic Massage & Bodywork",
    "FSMTB": "Federation of State Massage Therapy Boards",
    "AMTA": "American Massage Therapy Association",
    "ABMP": "Associated Bodywork & Massage Professionals",
    "AMMA": "American Medical Massage Association",
    "AOBTA": "American Organization for Bodywork Therapies of Asia",
    "ANCC": "American Nurses Credentialing Center",
    "APTA": "American Physical Therapy Association",
    "COMTA": "Commission on Massage Therapy Accreditation",
    "IASI": "International Association of Structural Integrators",
    "NCCAOM": "National Certification Commission for Acupuncture and Oriental Medicine",
    "SCHEV": "State Council of Higher Education for Virginia",
    "accredited-school": "a nationally or regionally accredited massage school or programme",
    "american-polarity": "American Polarity Therapy Association",
    "college": "a college or university, for its own courses",
    "state-approved-school": "a school approved by the state it is in",
}
"""Bodies that approve providers or courses. A board approves under its jurisdiction's code, such as ``US-FL``."""


def is_jurisdiction(name: str) -> bool:
    """Whether `name` has the shape of an ISO 3166-2 code (``US-FL``) or of a country alone (``US``).

    >>> is_jurisdiction("US-FL"), is_jurisdiction("Florida")
    (True, False)
    """
    country, dash, part = name.partition("-")
    shaped = len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()
    return shaped and (not dash or (1 <= len(part) <= 3 and part.isascii() and part.isalnum() and part.isupper()))


@frozen
class Subject:
    """One topic of the tree: its dotted name, the words a person reads, and the MBLEx content area it belongs to."""

    name: str
    label: str
    area: str = ""

    @property
    def parent(self) -> str | None:
        """The name one level up, or None at the top."""
        return self.name.rpartition(".")[0] or None


@frozen
class Subjects:
    """An immutable tree of subjects. Plugins extend it by `with_`, which gives a new tree."""

    by_name: Mapping[str, Subject] = field(repr=False)

    @classmethod
    def of(cls, subjects: Iterable[Subject]) -> "Subjects":
        """The tree of these subjects; a child whose parent is missing is an error."""
        return cls({}).with_(subjects)

    def with_(self, subjects: Iterable[Subject]) -> "Subjects":
        """This tree and these subjects. Raises ValueError for an orphan or for a name told in two ways."""
        grown = dict(self.by_name)
        for subject in subjects:
            if subject.parent is not None and subject.parent not in grown:
                raise ValueError(f"subject {subject.name!r} needs its parent {subject.parent!r} first")
            if grown.get(subject.name, subject) != subject:
                raise ValueError(f"subject {subject.name!r} is defined twice, differently")
            grown[subject.name] = subject
        return Subjects(grown)

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    def __iter__(self) -> Iterator[Subject]:
        return iter(self.by_name.values())

    def label(self, name: str) -> str:
        """The words for a subject; its own name where the tree does not know it."""
        known = self.by_name.get(name)
        return known.label if known else name.replace("-", " ").replace(".", ": ")

    def check(self, name: str) -> str | None:
        """What is wrong with `name` as a subject, naming the nearest known one; None where it is known.

        The law of any jurisdiction (``law.US-OR``) is known without being listed.

        >>> SUBJECTS.check("technic")
        "unknown subject 'technic'; did you mean 'technique'?"
        >>> SUBJECTS.check("law.US-OR") is None
        True
        """
        if name in self.by_name:
            return None
        head, _, tail = name.partition(".")
        if head == "law" and is_jurisdiction(tail):
            return None
        return suggest("subject", name, self.by_name)


_ANATOMY = "anatomy-physiology"
_PATHOLOGY = "pathology-contraindications"
_BENEFITS = "benefits-effects"
_ASSESSMENT = "assessment-treatment-planning"
_ETHICS = "ethics-boundaries-laws"
_PRACTICE = "professional-practice"
_KINESIOLOGY = "kinesiology"

MBLEX_AREAS: Mapping[str, str] = {
    _ANATOMY: "Anatomy and physiology",
    _KINESIOLOGY: "Kinesiology",
    _PATHOLOGY: "Pathology, contraindications, areas of caution, special populations",
    _BENEFITS: "Benefits and physiological effects of techniques that manipulate soft tissue",
    _ASSESSMENT: "Client assessment, reassessment and treatment planning",
    _ETHICS: "Ethics, boundaries, laws and regulations",
    _PRACTICE: "Guidelines for professional practice",
}
"""The seven content areas of the Massage & Bodywork Licensing Examination, which group the subjects below."""

SUBJECTS = Subjects.of(
    [
        Subject("technique", "massage techniques", _BENEFITS),
        Subject("anatomy-physiology", "anatomy and physiology", _ANATOMY),
        Subject("anatomy-physiology.joint-complex", "the joint complex", _ANATOMY),
        Subject("kinesiology", "kinesiology", _KINESIOLOGY),
        Subject("pathology", "pathology", _PATHOLOGY),
        Subject("assessment", "assessment and treatment planning", _ASSESSMENT),
        Subject("ethics", "professional ethics", _ETHICS),
        Subject("ethics.boundaries", "roles and boundaries", _ETHICS),
        Subject("ethics.communication", "communication", _ETHICS),
        Subject("law", "laws and rules", _ETHICS),
        Subject("professional-practice", "professional practice", _PRACTICE),
        Subject("professional-practice.business", "business", _PRACTICE),
        Subject("professional-practice.marketing", "marketing", _PRACTICE),
        Subject("professional-practice.hygiene", "hygiene", _PRACTICE),
        Subject("professional-practice.safety", "safety", _PRACTICE),
        Subject("professional-practice.documentation", "documentation and record keeping", _PRACTICE),
        Subject("professional-practice.insurance", "insurance and billing", _PRACTICE),
        Subject("cpr-first-aid", "CPR and first aid", _PRACTICE),
        Subject("cpr-first-aid.cpr", "CPR", _PRACTICE),
        Subject("cpr-first-aid.first-aid", "first aid", _PRACTICE),
        Subject("cpr-first-aid.aed", "use of a defibrillator", _PRACTICE),
        Subject("medical-errors", "prevention of medical errors"),
        Subject("human-trafficking", "human trafficking"),
        Subject("sexual-harassment-prevention", "prevention of sexual harassment"),
        Subject("domestic-violence", "domestic violence"),
        Subject("child-abuse", "recognising and reporting child abuse"),
        Subject("communicable-disease", "communicable diseases"),
        Subject("communicable-disease.hiv-aids", "HIV and AIDS"),
        Subject("communicable-disease.bloodborne", "bloodborne pathogens"),
        Subject("cultural-competency", "cultural competency"),
        Subject("cultural-competency.lgbtq", "LGBTQ cultural competency"),
        Subject("implicit-bias", "implicit bias"),
        Subject("structural-racism", "structural racism"),
        Subject("health-equity", "health equity"),
        Subject("public-health-priority", "public health priorities"),
        Subject("pain-management", "pain and symptom management"),
        Subject("substance-abuse", "substance abuse"),
        Subject("self-care", "self-care"),
        Subject("medical-terminology", "medical terminology"),
        Subject("clinical-practicum", "clinical practicum"),
        Subject("nutrition", "nutrition"),
        Subject("psychology", "psychology"),
        Subject("animal-massage", "massage of animals"),
        Subject("research", "research"),
        Subject("other", "other"),
    ]
)
"""The subjects this library knows without any plugin."""
