"""A record of every kind with all that the API can tell of it."""

from tests.making import (
    make_award_type,
    make_citation,
    make_commendation,
    make_directive,
    make_field,
    make_grassroots_model,
    make_kind_of_organisation,
    make_level,
    make_milestone,
    make_organisation,
    make_photo,
    make_recipient,
    make_source,
    make_van_gia,
    when,
)

CONSENT = {"basis": "consent", "basis_document": "Phiếu 1"}


def full_register():
    """One of each; returns the words that they share, for ``another``."""
    place, field, level = make_van_gia(), make_field(), make_level()
    award, kind = make_award_type(level=level), make_kind_of_organisation()
    words = {"place": place, "field": field, "level": level, "award": award, "kind": kind}
    another(words)
    return words


def another(words):
    """One more of each kind of record; returns the grassroots model and the commendation."""
    place = words["place"]
    source = make_source(locality=place, publisher="Báo Khánh Hòa", published_on=when("02/2019"))
    body = make_organisation(f"Hội số {source.pk}", locality=place, kind=words["kind"])
    origin = make_grassroots_model(locality=place)
    model = make_grassroots_model(
        locality=place, organisation=body, status="new", started_on=when("2018"), replicated_from=origin, cited=False,
        runner_kind="individual", runner_name="Nguyễn Thị Sáu", method="Cười.", **CONSENT,
    )  # fmt: skip
    model.fields.add(words["field"])
    make_citation(grassroots_model=model, source=source, supports=["name", "locality", "replicated_from"])
    milestone = make_milestone(model, on=when("05/2018"), level=words["level"], decided_by=body)
    make_citation(milestone=milestone, source=source, supports=["kind"])
    make_photo(model, caption="Quầy một cửa", taken_on=when("11/02/2019"))
    given = make_commendation(
        locality=place, issued_by=body, award_type=words["award"], level=words["level"], collectives=3, merit_year=2017
    )
    given.grassroots_models.add(model)
    person = make_recipient(given, kind="individual", name="Trần Văn Bảy", organisation=body, **CONSENT)
    make_citation(recipient=person, source=source, supports=["name"])
    make_recipient(given, organisation=body)
    make_recipient(given, kind="individual", name="Lê Thị Kín")
    make_citation(directive=make_directive(issued_by=body, number=f"{source.pk}-CT/TW"), source=source)
    return model, given
