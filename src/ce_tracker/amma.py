"""The American Medical Massage Association (AMMA): its diplomate in manual therapy, its certification in medical massage.

To check: the page on the diplomate's examination carries no date, and whether AMMA still examines was not found. Who may
sit the examination in medical massage no text says that was read; the diplomate's hours are not to be taken for it. Nor
was anything found on terms, renewal or continuing education. Before 1998 there was no such association. AMMA answers under
888-375-7245: what it says is entered as facts of the certification (see `AskedAsTold`), or brought by a plugin that replaces this.
"""

from datetime import date

from attrs import evolve

from ce_tracker.rules import (
    ELIGIBILITY,
    PRIMARY,
    RENEWAL,
    SCHOOLING,
    SUPERVISED,
    UNVERIFIED,
    AskedAsTold,
    AsTold,
    Board,
    Citation,
    Component,
    Components,
    Doubt,
    Experienced,
    FactAsked,
    Graduated,
    Holds,
    Licensed,
    Minimum,
    MoreMayBeAsked,
    OnApplication,
    Passed,
    PrintedDate,
    RuleBook,
    Rules,
    Selector,
    SeveralSchools,
    Undetermined,
    ValidOn,
    from_,
    in_doubt,
    may_teach,
    subject,
)

PHONE = "888-375-7245"
"""The number under which AMMA's own page asks candidates to call."""

BOARD = Board(
    f"American Medical Massage Association (AMMA), {PHONE}", "https://www.americanmedicalmassage.com/history.htm"
)

DIPLOMATE_PAGE = Citation(
    "AMMA, Board Certified Diplomate Examination in Manual Therapy (page without a date)",
    "https://americanmedicalmassage.com/ncediplomat.htm",
)
NO_SOURCE = Citation(
    "No text that was read gives it; AMMA's site, as far as it could be read, names only its menus Testing and NBCA",
    "https://americanmedicalmassage.com/ncediplomat.htm",
)
VERIFIED = date(2026, 11, 23)

SINCE_AMMA_BEGAN = from_(1998, 1, 1)

# What AMMA says when it is asked, and the record then tells

ALL_NAMED, MORE_NAMED = "all_requirements_named", "further_requirements"


WHOM = "AMMA"


def _told(fact: str, what: str, *, in_any_case: bool = False) -> AskedAsTold:
    """AMMA asks for `what`, as the fact tells."""
    return AskedAsTold(fact, what, WHOM, ALL_NAMED, in_any_case)


def _all_named(why: str, label: str, facts: tuple[FactAsked, ...] = ()) -> Undetermined:
    """Open until the record tells that AMMA named all its requirements, and that this logbook holds them."""
    return Undetermined(
        "all-requirements",
        why,
        label=label,
        enter=f"facts.{ALL_NAMED}",
        citation=NO_SOURCE,
        confidence=UNVERIFIED,
        when=MoreMayBeAsked(WHOM, ALL_NAMED, MORE_NAMED, tuple(fact.name for fact in facts)),
    )


FACT_ALL_NAMED = FactAsked(
    ALL_NAMED,
    "AMMA, when asked, named everything it asks today, and all of it stands here: what is not told is not asked",
    example=True,
)
FACT_MORE_NAMED = FactAsked(
    MORE_NAMED,
    "AMMA, when asked, named something that none of these facts can tell; only a plugin can then say it",
    example=False,
)

# The diplomate in manual therapy

ANATOMY = subject("anatomy-physiology", "kinesiology")
JOINTS = subject("anatomy-physiology.joint-complex")
MANUAL_THERAPY = subject("technique", "assessment")
PATHOLOGY = subject("pathology")
TERMINOLOGY_OR_ETHICS = subject("medical-terminology", "ethics")
RELATED = subject(
    "nutrition", "psychology", "professional-practice.business", "medical-terminology", "ethics"
) | in_doubt(
    ~(ANATOMY | MANUAL_THERAPY | PATHOLOGY | subject("clinical-practicum")),
    "the page lists related instruction by examples (complementary medicine, nutrition, herbs, the psychology of pain, body "
    "chemistry, business): whether this belongs there it does not say",
)
PRACTICUM = subject("clinical-practicum") | in_doubt(
    subject("technique"),
    "further hands-on instruction in a related field serves as well as a practicum; the record does not say which hours those are",
)

SUPERVISED_AT_SUCH_A_SCHOOL = SUPERVISED & may_teach("manual-therapy") | in_doubt(
    ~SCHOOLING, "the page does not say whether hours of continuing education count toward the supervised instruction"
)

EACH = _told("each_of_both_asked", "125 hours of each of medical terminology and professional ethics", in_any_case=True)
"""The page asks for 125 hours in the two: read as both together, and its words also allow 125 hours of each."""

DIPLOMATE = RuleBook(
    jurisdiction="AMMA",
    credential="Diplomate in Manual Therapy",
    name="Board Certified Diplomate in Manual Therapy: who may sit the examination",
    board=BOARD,
    purpose=ELIGIBILITY,
    term=OnApplication(),
    facts=(
        FACT_ALL_NAMED,
        FACT_MORE_NAMED,
        FactAsked(
            "each_of_both_asked",
            "whether AMMA, when asked, means 125 hours each of medical terminology and of ethics, not of both together",
            example=False,
        ),
        FactAsked("several_schools_accepted", "AMMA, when asked, adds up the hours of several schools", example=True),
    ),
    rules=(
        Rules(
            label="2,400 supervised hours",
            periods_ending=SINCE_AMMA_BEGAN,
            citation=DIPLOMATE_PAGE,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            counts_schooling=True,
            accepts=SUPERVISED_AT_SUCH_A_SCHOOL,
            requirements=(
                Graduated(
                    "school",
                    "graduate of a school licensed by its state to teach manual therapy",
                    may_teach="manual-therapy",
                ),
                # The five minimums add up to the 2,400 hours, so none can be covered by another. The two minimums inside
                # them are places of their own: 500 = 125 + 375, 550 = 125 + 425.
                Components(
                    (
                        Component("joint-complex", 125, JOINTS, label="the joint complex"),
                        Component(
                            "anatomy",
                            375,
                            ANATOMY,
                            label="further anatomy, physiology and kinesiology (500 hours in all)",
                        ),
                        Component(
                            "manual-therapy",
                            600,
                            MANUAL_THERAPY,
                            label="manual therapy and orthopedic assessment, theory, corrective and restorative work",
                        ),
                        Component("pathology", 350, PATHOLOGY, label="pathology, chiefly of soft tissue"),
                        Component(
                            "terminology-and-ethics",
                            125,
                            TERMINOLOGY_OR_ETHICS,
                            label="medical terminology and professional ethics",
                        ),
                        Component("related", 425, RELATED, label="further related instruction (550 hours in all)"),
                        Component(
                            "practicum", 400, PRACTICUM, label="supervised practicum, internship or hands-on work"
                        ),
                    )
                ),
                Minimum(
                    "medical-terminology",
                    125,
                    subject("medical-terminology"),
                    label="medical terminology alone, if 125 hours of each are meant",
                    when=EACH,
                ),
                Minimum(
                    "professional-ethics",
                    125,
                    subject("ethics"),
                    label="professional ethics alone, if 125 hours of each are meant",
                    when=EACH,
                ),
                Undetermined(
                    "one-school",
                    "the page does not say whether the hours of several schools add up: ask AMMA, and enter its answer",
                    label="all hours of one school",
                    enter="facts.several_schools_accepted",
                    when=SeveralSchools("several_schools_accepted"),
                ),
                _all_named(
                    "the page carries no date, and whether AMMA still holds this examination, and by these conditions, was not "
                    "found: ask AMMA whether they are all it asks today",
                    "the page is of today",
                ),
            ),
            notes=(
                (
                    "The page does not speak of a licence, an earlier examination, work experience, membership, CPR, references, "
                    "fees, the form of the examination, a passing score, a term or a renewal."
                ),
                'Record what the school is licensed to teach as may_teach = ["manual-therapy"], and supervised = true.',
                f"To register, the page says, contact AMMA: {PHONE}.",
                "This is another credential than AMMA's certification in medical massage.",
                "Before 1998 there was no such association.",
            ),
        ),
    ),
)

# The certification in medical massage


_NO_NUMBER = "no source says how many hours AMMA asks"


def _hours_as_told(key: str, fact: str, of: Selector, what: str) -> Minimum:
    """As many hours of what `of` selects as AMMA asks, told by the fact `fact`; `what` they are, in words."""
    return Minimum(key, AsTold(fact, _NO_NUMBER), of, label=what, when=_told(fact, what))


FACTS_OF_MEDICAL_MASSAGE = (
    FactAsked("education_hours", "hours of schooling that AMMA asks; 0 if none", 600),
    FactAsked("supervised_hours", "hours of schooling that have to be supervised; 0 if none", 100),
    FactAsked("seminar_hours", "hours of continuing education that AMMA asks; 0 if none", 40),
    FactAsked("experience_hours", "hours of experience that AMMA asks, in any role; 0 if none", 100),
    FactAsked("accredited_asked", "whether AMMA asks for an accredited programme", example=True),
    FactAsked("mblex_asked", "whether AMMA asks for the MBLEx", example=True),
    FactAsked("licence_asked", "whether AMMA asks for an active licence", example=True),
    FactAsked("cpr_asked", "whether AMMA asks for a current CPR card", example=True),
)
"""What AMMA may ask, each told by a fact of the certification."""

MEDICAL_MASSAGE = RuleBook(
    jurisdiction="AMMA",
    credential="Medical Massage",
    name="Certification in medical massage: who may sit the examination",
    board=BOARD,
    purpose=ELIGIBILITY,
    term=OnApplication(),
    facts=(FACT_ALL_NAMED, *FACTS_OF_MEDICAL_MASSAGE, FACT_MORE_NAMED),
    rules=(
        Rules(
            label="as AMMA tells",
            periods_ending=SINCE_AMMA_BEGAN,
            citation=NO_SOURCE,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            counts_schooling=True,
            requirements=(
                _all_named(
                    f"no source says what AMMA asks of those who sit its examination in medical massage: ask AMMA, {PHONE}, and "
                    "enter what it says as facts of this certification",
                    "all that AMMA asks",
                    FACTS_OF_MEDICAL_MASSAGE,
                ),
                _hours_as_told("education", "education_hours", SCHOOLING, "hours of schooling"),
                _hours_as_told("supervised", "supervised_hours", SUPERVISED, "supervised hours of schooling"),
                _hours_as_told("seminars", "seminar_hours", ~SCHOOLING, "hours of continuing education"),
                Experienced(
                    "experience",
                    AsTold("experience_hours", "no source says how many hours of experience AMMA asks"),
                    "hours of experience",
                    when=_told("experience_hours", "hours of experience"),
                ),
                Graduated(
                    "accredited",
                    "graduate of an accredited programme",
                    accredited=True,
                    when=_told("accredited_asked", "an accredited programme"),
                ),
                Passed("mblex", ("MBLEx",), "the MBLEx passed", when=_told("mblex_asked", "the MBLEx")),
                Licensed("licence", "an active licence", when=_told("licence_asked", "an active licence")),
                Holds(
                    "cpr",
                    ("cpr", "bls"),
                    "a current CPR card",
                    ValidOn.DUE,
                    when=_told("cpr_asked", "a current CPR card"),
                ),
            ),
            notes=(
                (
                    "A school's article says that AMMA offers an examination in medical massage, and that to pass it shows "
                    "readiness to work in a medical setting. It gives no conditions, and nothing else was found."
                ),
                "Neither the 2,400 hours of the diplomate nor any number that goes about (500, 200) is to be taken for it.",
                "AMMA wrote in 2005 that its membership rules are the strictest of the massage associations.",
                "AMTA told state boards in 2005 that there was no agreed definition of medical massage.",
                "Whether AMMA still examines was not found. Before 1998 there was no such association.",
            ),
        ),
    ),
)

# To keep them


FACT_CE_HOURS = FactAsked("ce_hours", "hours of continuing education that AMMA asks for one term; 0 if none", 12)


def _renewal(book: RuleBook) -> RuleBook:
    return evolve(
        book,
        name=f"{book.name.partition(':')[0]}: to keep it",
        purpose=RENEWAL,
        term=PrintedDate(
            1,
            "no source says how long it lasts: only its print tells",
            citation=NO_SOURCE,
            confidence=UNVERIFIED,
            years_known=False,
        ),
        facts=(
            FACT_ALL_NAMED,
            FACT_CE_HOURS,
            FACT_MORE_NAMED,
        ),
        rules=(
            Rules(
                label="as AMMA tells",
                periods_ending=SINCE_AMMA_BEGAN,
                citation=NO_SOURCE,
                confidence=UNVERIFIED,
                verified_on=VERIFIED,
                requirements=(
                    _all_named(
                        f"no source says what AMMA asks to keep it: ask AMMA, {PHONE}, and enter what it says as facts",
                        "all that AMMA asks",
                        (FACT_CE_HOURS,),
                    ),
                    Minimum(
                        "total",
                        AsTold("ce_hours", _NO_NUMBER),
                        when=_told("ce_hours", "hours of continuing education"),
                    ),
                ),
                perhaps_since_issue=Doubt(
                    "how many years it lasts is not known: hours since it was issued may belong to this term"
                ),
                notes=("Before 1998 there was no such association.",),
            ),
        ),
    )


RULE_BOOKS = (DIPLOMATE, MEDICAL_MASSAGE, _renewal(DIPLOMATE), _renewal(MEDICAL_MASSAGE))
