"""What the rules of law say of a commendation: they warn, they do not block."""

from django.utils.translation import gettext as _

from trackerapp.models import REFORM, Commendation, Locality

COUNTED = ["collectives", "individuals", "households"]


def warnings(commendation):
    """What does not fit the rules of its day, in words; an empty list if all fits or too little is known."""
    found = [
        rule(commendation)
        for rule in (_form_of_its_time, _recipients, _level, _level_of_its_time, _district, _dissolved)
    ]
    return [text for text in found if text]


def _form_of_its_time(commendation):
    award, day = commendation.award_type, commendation.decided_on
    if not (award and day):
        return None
    if (award.valid_from and day.last_day() < award.valid_from) or (
        award.valid_to and day.first_day() > award.valid_to
    ):
        return _("“%(award)s” was not given at that time, as far as the register knows.") % {"award": award}
    return None


def _recipients(commendation):
    award = commendation.award_type
    for name in COUNTED if award else []:
        if getattr(commendation, name) and getattr(award, f"for_{name}") is False:
            whom = Commendation._meta.get_field(name).verbose_name
            return _("“%(award)s” is not given to these recipients: %(whom)s.") % {"award": award, "whom": whom}
    return None


def _level(commendation):
    award, level = commendation.award_type, commendation.level
    if award and award.level and level and award.level != level:
        return _("“%(award)s” belongs to another level than the one chosen.") % {"award": award}
    return None


def _level_of_its_time(commendation):
    level, day = commendation.level, commendation.decided_on
    if level and level.valid_to and day and day.first_day() > level.valid_to:
        return _("“%(level)s” had ended on %(day)s.") % {"level": level, "day": f"{level.valid_to:%d/%m/%Y}"}
    return None


def _district(commendation):
    """Districts ended with the reform of 01/07/2025 and grant nothing since (Decree 129/2025/NĐ-CP)."""
    body = commendation.issued_by
    if _since_reform(commendation) and body and body.locality and body.locality.level == Locality.Level.DISTRICT:
        return _("There are no districts since 01/07/2025: check who granted it.")
    return None


def _dissolved(commendation):
    """A body that the reorganisation dissolved is not commended (Circular 15/2025/TT-BNV)."""
    if not (commendation.pk and _since_reform(commendation)):
        return None
    day = commendation.decided_on.first_day()
    for recipient in commendation.recipients.select_related("organisation").exclude(organisation=None):
        dissolved_on = recipient.organisation.dissolved_on
        if dissolved_on and dissolved_on < day:
            return _("%(body)s was dissolved before the decision.") % {"body": recipient.organisation.name}
    return None


def _since_reform(commendation):
    return bool(commendation.decided_on and commendation.decided_on.first_day() >= REFORM)
