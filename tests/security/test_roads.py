"""Every address of the site, and what each person gets there. An address without its row fails.

To add one: copy a row, write the name of the address (as in ``urls.py``; in the admin ``<record>`` stands for each kind
of that group, see ``roads.KINDS``), which record it is about (its state; "-" for none), and what each person gets:
a status, or sign-in for the way there. The record lies in the province "here"; ``world.PEOPLE`` tells who is who.
"""

import pytest
from django.contrib import admin

from .roads import KINDS, cases, names, outcome, rows, what_is_written

pytestmark = pytest.mark.django_db

PUBLIC = """
                                  nobody idle viewer editor editor_there reviewer reviewer_there local all
home                     -          200  200  200  200  200  200  200  200  200
everything               -          200  200  200  200  200  200  200  200  200
about                    -          200  200  200  200  200  200  200  200  200
privacy                  -          200  200  200  200  200  200  200  200  200
accessibility            -          200  200  200  200  200  200  200  200  200
data_licence             -          200  200  200  200  200  200  200  200  200
statistics_page          -          200  200  200  200  200  200  200  200  200
statistics_csv           -          200  200  200  200  200  200  200  200  200
statistics_xlsx          -          200  200  200  200  200  200  200  200  200
robots                   -          200  200  200  200  200  200  200  200  200
sitemap                  -          200  200  200  200  200  200  200  200  200
sitemap_section          -          200  200  200  200  200  200  200  200  200
grassroots_model_feed    -          200  200  200  200  200  200  200  200  200
commendation_feed        -          200  200  200  200  200  200  200  200  200
security                 -          404  404  404  404  404  404  404  404  404
grassroots_model_list    -          200  200  200  200  200  200  200  200  200
grassroots_model_short   published  301  301  301  301  301  301  301  301  301
grassroots_model_short   draft      404  404  301  301  404  301  404  301  301
grassroots_model_detail  published  200  200  200  200  200  200  200  200  200
grassroots_model_detail  draft      404  404  200  200  404  200  404  200  200
grassroots_model_detail  submitted  404  404  200  200  404  200  404  200  200
grassroots_model_detail  returned   404  404  200  200  404  200  404  200  200
grassroots_model_detail  withdrawn  301  301  301  301  301  301  301  301  301
commendation_list        -          200  200  200  200  200  200  200  200  200
commendation_short       published  301  301  301  301  301  301  301  301  301
commendation_short       draft      404  404  301  301  404  301  404  301  301
commendation_detail      published  200  200  200  200  200  200  200  200  200
commendation_detail      draft      404  404  200  200  404  200  404  200  200
commendation_detail      withdrawn  404  404  200  200  404  200  404  200  200
locality_list            -          200  200  200  200  200  200  200  200  200
locality_short           any        301  301  301  301  301  301  301  301  301
locality_detail          any        200  200  200  200  200  200  200  200  200
organisation_list        -          200  200  200  200  200  200  200  200  200
organisation_short       published  301  301  301  301  301  301  301  301  301
organisation_short       draft      404  404  404  404  404  404  404  404  404
organisation_detail      published  200  200  200  200  200  200  200  200  200
organisation_detail      draft      404  404  404  404  404  404  404  404  404
source_list              -          200  200  200  200  200  200  200  200  200
source_short             published  301  301  301  301  301  301  301  301  301
source_short             draft      404  404  301  301  404  301  404  301  301
source_detail            published  200  200  200  200  200  200  200  200  200
source_detail            draft      404  404  200  200  404  200  404  200  200
grassroots_model_xlsx    -          200  200  200  200  200  200  200  200  200
grassroots_model_csv     -          200  200  200  200  200  200  200  200  200
grassroots_model_json    -          200  200  200  200  200  200  200  200  200
commendation_xlsx        -          200  200  200  200  200  200  200  200  200
commendation_csv         -          200  200  200  200  200  200  200  200  200
commendation_json        -          200  200  200  200  200  200  200  200  200
locality_xlsx            -          200  200  200  200  200  200  200  200  200
locality_csv             -          200  200  200  200  200  200  200  200  200
locality_json            -          200  200  200  200  200  200  200  200  200
organisation_xlsx        -          200  200  200  200  200  200  200  200  200
organisation_csv         -          200  200  200  200  200  200  200  200  200
organisation_json        -          200  200  200  200  200  200  200  200  200
source_xlsx              -          200  200  200  200  200  200  200  200  200
source_csv               -          200  200  200  200  200  200  200  200  200
source_json              -          200  200  200  200  200  200  200  200  200
photo_file               published  200  200  200  200  200  200  200  200  200
photo_file               draft      404  404  200  200  404  200  404  200  200
photo_file               withdrawn  404  404  200  200  404  200  404  200  200

# What programs read; who is signed in gets no more than nobody.
api_page                   -          200  200  200  200  200  200  200  200  200
api_description            -          200  200  200  200  200  200  200  200  200
api_front                  -          200  200  200  200  200  200  200  200  200
api_grassroots_model_list  -          200  200  200  200  200  200  200  200  200
api_commendation_list      -          200  200  200  200  200  200  200  200  200
api_locality_list          -          200  200  200  200  200  200  200  200  200
api_organisation_list      -          200  200  200  200  200  200  200  200  200
api_source_list            -          200  200  200  200  200  200  200  200  200
api_grassroots_model_record published  200  200  200  200  200  200  200  200  200
api_grassroots_model_record draft      404  404  404  404  404  404  404  404  404
api_grassroots_model_record submitted  404  404  404  404  404  404  404  404  404
api_grassroots_model_record returned   404  404  404  404  404  404  404  404  404
api_grassroots_model_record withdrawn  301  301  301  301  301  301  301  301  301
api_commendation_record    published  200  200  200  200  200  200  200  200  200
api_commendation_record    draft      404  404  404  404  404  404  404  404  404
api_commendation_record    withdrawn  404  404  404  404  404  404  404  404  404
api_organisation_record    published  200  200  200  200  200  200  200  200  200
api_organisation_record    draft      404  404  404  404  404  404  404  404  404
api_source_record          published  200  200  200  200  200  200  200  200  200
api_source_record          draft      404  404  404  404  404  404  404  404  404
api_source_record          withdrawn  404  404  404  404  404  404  404  404  404
api_locality_record        any        200  200  200  200  200  200  200  200  200
"""

# What readers send; the receipt is for whoever has its number.
FEEDBACK = """
                                  nobody idle viewer editor editor_there reviewer reviewer_there local all
feedback                 -          200  200  200  200  200  200  200  200  200
feedback_receipt         open       200  200  200  200  200  200  200  200  200
feedback_receipt         closed     200  200  200  200  200  200  200  200  200
"""

ADMIN = """
                                  nobody idle viewer editor editor_there reviewer reviewer_there local all
admin:index                                          -         sign-in 200 200 200 200 200 200 200 200
admin:login                                          -         sign-in 302 302 302 302 302 302 302 302
admin:logout                                         -         302     200 200 200 200 200 200 200 200
admin:password_change                                -         sign-in 302 302 302 302 302 302 302 302
admin:password_change_done                           -         sign-in 302 302 302 302 302 302 302 302
admin:autocomplete                                   -         sign-in 403 200 200 200 200 200 200 200
admin:jsi18n                                         -         sign-in 200 200 200 200 200 200 200 200
admin:app_list                                       -         sign-in 404 200 200 200 200 200 200 200
admin:guide                                          -         sign-in 200 200 200 200 200 200 200 200
admin:guide_chapter                                  -         sign-in 200 200 200 200 200 200 200 200
admin:guide_picture                                  -         sign-in 200 200 200 200 200 200 200 200
admin:import_template                                -         sign-in 403 403 403 403 403 403 200 200
admin/(?P<url>.*)$                                   -         sign-in 404 404 404 404 404 404 404 404
admin/trackerapp/<any>/<path:object_id>/             draft     sign-in 302 302 302 302 302 302 302 302

# Sheets on their way in: of this person, or of anybody for administrators of everything.
admin:imports                                          -         sign-in 403 403 403 403 403 403 200 200
admin:import_page                                      checked   sign-in 403 403 403 403 403 403 200 200
admin:import_progress                                  checked   sign-in 403 403 403 403 403 403 200 200
admin:import_original                                  checked   sign-in 403 403 403 403 403 403 200 200
admin:import_faults                                    checked   sign-in 403 403 403 403 403 403 200 200
admin:import_organisations                             checked   sign-in 403 403 403 403 403 403 404 404
admin:import_undo                                      checked   sign-in 403 403 403 403 403 403 200 200

# Articles that are read for records: of a place, for staff alone.
admin:articles                                       -         sign-in 403 200 200 200 200 200 200 200
admin:article_page                                   open      sign-in 403 200 200 404 200 404 200 200
admin:article_progress                                 open      sign-in 403 200 200 404 200 404 200 200
admin:article_delete                                 open      sign-in 403 403 200 404 200 404 200 200

# Rows taken along as a file, by those who may.
admin:trackerapp_grassrootsmodel_export              -         sign-in 403 403 403 403 403 403 200 200
admin:trackerapp_commendation_export                 -         sign-in 403 403 403 403 403 403 200 200
admin:trackerapp_organisation_export                 -         sign-in 403 403 403 403 403 403 200 200
admin:trackerapp_locality_export                     -         sign-in 403 403 403 403 403 403 200 200

# What has a state of its own: grassroots models, commendations, sources, photos.
admin:trackerapp_<record>_changelist                 -         sign-in 403 200 200 200 200 200 200 200
admin:trackerapp_<record>_add                        -         sign-in 403 403 200 200 200 200 200 200
admin:trackerapp_<record>_change                     draft     sign-in 403 200 200 404 200 404 200 200
admin:trackerapp_<record>_history                    draft     sign-in 404 200 200 404 200 404 200 200
admin:trackerapp_<record>_restore                    draft     sign-in 404 403 200 404 200 404 200 200
admin:trackerapp_<record>_delete                     draft     sign-in 403 403 200 404 200 404 200 200
admin:trackerapp_<record>_delete                     published sign-in 403 302 302 404 302 404 302 302
admin:trackerapp_<record>_submit                     draft     sign-in 403 403 200 404 200 404 200 200
admin:trackerapp_<record>_publish                    draft     sign-in 403 403 403 403 200 404 200 200
admin:trackerapp_<record>_withdraw                   published sign-in 403 403 403 403 200 404 200 200
admin:trackerapp_<record>_send_back                  submitted sign-in 403 403 403 403 200 404 200 200
admin:trackerapp_<record>_take_back                  submitted sign-in 403 403 200 404 200 404 200 200

# Organisations; "draft" is one that only drafts name.
admin:trackerapp_<body>_changelist                   -         sign-in 403 200 200 200 200 200 200 200
admin:trackerapp_<body>_add                          -         sign-in 403 403 200 200 200 200 200 200
admin:trackerapp_<body>_change                       draft     sign-in 403 200 200 404 200 404 200 200
admin:trackerapp_<body>_history                      draft     sign-in 404 200 200 404 200 404 200 200
admin:trackerapp_<body>_restore                      draft     sign-in 404 403 200 404 200 404 200 200
admin:trackerapp_<body>_delete                       draft     sign-in 403 403 200 404 200 404 200 200
admin:trackerapp_<body>_delete                       published sign-in 403 403 403 404 200 404 200 200

# Milestones and recipients; citations are only looked at.
admin:trackerapp_<part>_changelist                   -         sign-in 403 200 200 200 200 200 200 200
admin:trackerapp_<part>_add                          -         sign-in 403 403 403 403 403 403 403 403
admin:trackerapp_<part>_change                       draft     sign-in 403 200 200 404 200 404 200 200
admin:trackerapp_<part>_history                      draft     sign-in 404 200 200 404 200 404 200 200
admin:trackerapp_<part>_restore                      draft     sign-in 404 403 200 404 200 404 200 200
admin:trackerapp_<part>_delete                       draft     sign-in 403 403 200 404 200 404 200 200
admin:trackerapp_<part>_delete                       published sign-in 403 403 403 404 403 404 403 403
admin:trackerapp_<citation>_changelist               -         sign-in 403 200 200 200 200 200 200 200
admin:trackerapp_<citation>_add                      -         sign-in 403 403 403 403 403 403 403 403
admin:trackerapp_<citation>_change                   draft     sign-in 403 200 200 404 200 404 200 200
admin:trackerapp_<citation>_history                  draft     sign-in 404 200 200 404 200 404 200 200
admin:trackerapp_<citation>_restore                  draft     sign-in 404 403 403 404 403 404 403 403
admin:trackerapp_<citation>_delete                   draft     sign-in 403 403 403 403 403 403 403 403

# Proposed changes.
admin:trackerapp_<change>_changelist                 -         sign-in 403 200 200 200 200 200 200 200
admin:trackerapp_<change>_add                        -         sign-in 403 403 403 403 403 403 403 403
admin:trackerapp_<change>_change                     waiting   sign-in 403 200 200 404 200 404 200 200
admin:trackerapp_<change>_change                     refused   sign-in 403 200 200 404 200 404 200 200
admin:trackerapp_<change>_history                    waiting   sign-in 404 200 200 404 200 404 200 200
admin:trackerapp_<change>_delete                     waiting   sign-in 403 403 403 403 403 403 403 403

# What readers report.
admin:trackerapp_<report>_changelist                 -         sign-in 403 200 200 200 200 200 200 200
admin:trackerapp_<report>_add                        -         sign-in 403 403 403 403 403 403 403 403
admin:trackerapp_<report>_change                     open      sign-in 403 200 200 404 200 404 200 200
admin:trackerapp_<report>_change                     closed    sign-in 403 200 200 404 200 404 200 200
admin:trackerapp_<report>_history                    open      sign-in 404 200 200 404 200 404 200 200
admin:trackerapp_<report>_restore                    open      sign-in 404 403 403 404 403 404 403 403
admin:trackerapp_<report>_delete                     open      sign-in 403 403 403 403 403 403 403 403

# Accounts.
admin:trackerapp_<account>_changelist                -         sign-in 403 403 403 403 403 403 200 200
admin:trackerapp_<account>_add                       -         sign-in 403 403 403 403 403 403 200 200
admin:trackerapp_<account>_change                    draft     sign-in 403 403 403 403 403 403 200 200
admin:trackerapp_<account>_history                   draft     sign-in 404 404 404 404 404 404 200 200
admin:trackerapp_<account>_delete                    draft     sign-in 403 403 403 403 403 403 403 403
admin:auth_user_password_change                      draft     sign-in 404 404 404 404 404 404 404 404
admin:trackerapp_user_access                         draft     sign-in 404 404 404 404 404 404 asked asked
admin:trackerapp_user_restore                        draft     sign-in 404 404 404 404 404 404 200 200

# What was erased of private persons, and what happened to accounts.
admin:trackerapp_<log>_changelist                    -         sign-in 403 403 403 403 403 403 403 200
admin:trackerapp_<log>_add                           -         sign-in 403 403 403 403 403 403 403 403
admin:trackerapp_<log>_change                        any       sign-in 403 403 403 403 403 403 403 200
admin:trackerapp_<log>_history                       any       sign-in 403 403 403 403 403 403 403 200
admin:trackerapp_<log>_delete                        any       sign-in 403 403 403 403 403 403 403 403
admin:trackerapp_recipient_erase                     draft     sign-in 403 403 403 403 200 200 200 200
admin:trackerapp_grassrootsmodel_erase               draft     sign-in 403 403 403 403 200 200 200 200
admin:trackerapp_photo_erase                         draft     sign-in 403 403 403 403 200 200 200 200

# Words and places, which belong to everybody.
admin:trackerapp_<word>_changelist                   -         sign-in 403 200 200 200 200 200 200 200
admin:trackerapp_<word>_add                          -         sign-in 403 403 403 403 403 403 403 200
admin:trackerapp_<word>_change                       any       sign-in 403 200 200 200 200 200 200 200
admin:trackerapp_<word>_history                      any       sign-in 404 200 200 200 200 200 200 200
admin:trackerapp_<word>_restore                      any       sign-in 404 403 403 403 403 403 403 200
admin:trackerapp_<word>_delete                       any       sign-in 403 403 403 403 403 403 403 200
admin:trackerapp_locality_reform                     -         sign-in 403 403 403 403 403 403 403 200
"""

ACCOUNT = """
                                  nobody idle viewer editor editor_there reviewer reviewer_there local all
account_home                                         -         sign-in 200 200 200 200 200 200 200 200
account_login                                        -         200     302 302 302 302 302 302 302 302
account_logout                                       -         302     200 200 200 200 200 200 200 200
account_reauthenticate                               -         sign-in 200 200 200 200 200 200 200 200
account_change_password                              -         sign-in 200 200 200 200 200 200 200 200
account_set_password                                 -         sign-in 302 302 302 302 302 302 302 302
account_reset_password                               -         200     200 200 200 200 200 200 200 200
account_reset_password_done                          -         200     200 200 200 200 200 200 200 200
account_reset_password_from_key                      -         200     200 200 200 200 200 200 200 200
account_reset_password_from_key_done                 -         200     200 200 200 200 200 200 200 200
mfa_authenticate                                     -         sign-in 302 302 302 302 302 302 302 302
mfa_reauthenticate                                   -         sign-in asked asked asked asked asked asked asked asked
mfa_index                                            -         sign-in 200 200 200 200 200 200 200 200
mfa_activate_totp                                    -         sign-in asked asked asked asked asked asked asked asked
mfa_deactivate_totp                                  -         sign-in 404 404 404 404 404 404 404 404
mfa_view_recovery_codes                              -         sign-in 404 404 404 404 404 404 404 404
mfa_generate_recovery_codes                          -         sign-in asked asked asked asked asked asked asked asked
usersessions_list                                    -         sign-in 200 200 200 200 200 200 200 200
"""

READ_ONLY = rows(PUBLIC)
ROADS = [*READ_ONLY, *rows(FEEDBACK), *rows(ADMIN), *rows(ACCOUNT)]


def test_every_address_has_a_row():
    known = {row.name for row in ROADS}

    assert [name for name in names() if name not in known] == []


def test_every_row_is_about_an_address():
    assert {row.name for row in ROADS} - set(names()) == set()


def test_every_kind_of_record_stands_in_a_line():
    assert {kind for kinds in KINDS.values() for kind in kinds} == set(admin.site._registry)


@pytest.mark.parametrize("row", cases(ROADS))
def test_each_person_gets_what_the_table_says(row, world, clients):
    road = row.address(world)

    got = {person: outcome(clients[person].get(road)) for person in row.asked_by}

    assert row.told(got) == row.told(row.expected)


@pytest.mark.once
@pytest.mark.parametrize("row", cases(ROADS))
def test_an_empty_form_writes_nothing(row, world, clients, before):
    road = row.address(world)

    written = {person: what_is_written(clients[person], road, {}, before) for person in ("nobody", "editor")}

    assert not {"writes", "public", "proposes", "decides"} & set(written.values())
    if row in READ_ONLY and row.expected["nobody"] == "200":
        assert set(written.values()) == {"405"}
