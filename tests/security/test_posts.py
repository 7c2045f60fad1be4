"""What each person may do: every form, button and action of the admin, with what somebody with all rights would send.

The rows are like those of test_roads. An outcome says what was written (see ``roads.what_is_written``), or, where
nothing was, the status. Behind a "!" stands an action of a list, or a button of a form.
"""

import pytest

from .filled import sent_to
from .roads import actions, cases, rows, what_is_written

pytestmark = pytest.mark.django_db

POSTS = """
                                  nobody idle viewer editor editor_there reviewer reviewer_there local all
admin:trackerapp_<record>_add                        draft     sign-in 403 403 writes 200 writes 200 writes writes
admin:trackerapp_<record>_change                     draft     sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<record>_change                     submitted sign-in 403 403 403 404 writes 404 writes writes
admin:trackerapp_<record>_change                     published sign-in 403 403 proposes 404 writes 404 writes writes
admin:trackerapp_<record>_change!submit              draft     sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<record>_change!publish             draft     sign-in 403 403 writes 404 public 404 public public
admin:trackerapp_<record>_delete                     draft     sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<record>_delete                     published sign-in 403 302 302 404 302 404 302 302
admin:trackerapp_<record>_submit                     draft     sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<record>_publish                    draft     sign-in 403 403 403 403 public 404 public public
admin:trackerapp_<record>_withdraw                   published sign-in 403 403 403 403 public 404 public public
admin:trackerapp_<record>_send_back                  submitted sign-in 403 403 403 403 writes 404 writes writes
admin:trackerapp_<record>_take_back                  submitted sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<record>_restore                    draft     sign-in 404 403 writes 404 writes 404 writes writes
admin:trackerapp_<record>_restore                    published sign-in 404 403 403 404 writes 404 writes writes
admin:trackerapp_<record>_changelist!delete_selected draft     sign-in 403 200 writes 302 writes 302 writes writes
admin:trackerapp_<record>_changelist!delete_selected published sign-in 403 200 200 302 200 302 200 200
admin:trackerapp_<record>_changelist!submit          draft     sign-in 403 200 302 302 302 302 302 302
admin:trackerapp_<record>_changelist!publish         draft     sign-in 403 200 302 302 302 302 302 302
admin:trackerapp_<record>_changelist!send_back       submitted sign-in 403 200 302 302 302 302 302 302
admin:trackerapp_<record>_changelist!withdraw        published sign-in 403 200 302 302 302 302 302 302
# The same succession is not entered twice. Public records stand on this source, and drafts on that one.
admin:trackerapp_succession_add                      any       sign-in 403 403 403 403 403 403 403 200
admin:trackerapp_source_withdraw                     published sign-in 403 403 403 403 302 404 302 302
admin:trackerapp_source_delete                       draft     sign-in 403 403 200 404 200 404 200 200
admin:trackerapp_source_changelist!delete_selected   draft     sign-in 403 200 200 302 200 302 200 200
admin:trackerapp_grassrootsmodel_changelist!erase_persons draft     sign-in 403 200 302 302 302 302 302 302
admin:trackerapp_photo_changelist!erase_persons      draft     sign-in 403 200 302 302 302 302 302 302
admin:trackerapp_recipient_changelist!erase_persons  draft     sign-in 403 200 302 302 302 302 302 302
# Who may not export has no such action: they are led back to the list.
admin:trackerapp_grassrootsmodel_changelist!export_rows draft sign-in 403 200 302 302 302 302 302 302
admin:trackerapp_commendation_changelist!export_rows draft sign-in 403 200 302 302 302 302 302 302
admin:trackerapp_organisation_changelist!export_rows draft sign-in 403 200 302 302 302 302 302 302
admin:trackerapp_locality_changelist!export_rows     any       sign-in 403 200 200 200 200 200 302 302
admin:trackerapp_locality_changelist!delete_selected any       sign-in 403 200 200 200 200 200 302 writes
admin:trackerapp_<body>_add                          draft     sign-in 403 403 writes 200 writes 200 writes writes
admin:trackerapp_<body>_change                       draft     sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<body>_change                       published sign-in 403 403 proposes 404 writes 404 writes writes
admin:trackerapp_<body>_delete                       draft     sign-in 403 403 200 404 200 404 200 200
admin:trackerapp_<body>_restore                      draft     sign-in 404 403 writes 404 writes 404 writes writes
admin:trackerapp_<body>_changelist!delete_selected   draft     sign-in 403 200 200 302 200 302 200 200
admin:trackerapp_<part>_change                       draft     sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<part>_change                       published sign-in 403 403 proposes 404 writes 404 writes writes
admin:trackerapp_<part>_delete                       draft     sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<part>_delete                       published sign-in 403 403 403 404 403 404 403 403
admin:trackerapp_<part>_restore                      draft     sign-in 404 403 writes 404 writes 404 writes writes
admin:trackerapp_<part>_changelist!delete_selected   draft     sign-in 403 200 writes 302 writes 302 writes writes
admin:trackerapp_<part>_changelist!delete_selected   published sign-in 403 200 403 302 403 302 403 403
admin:trackerapp_<change>_change!approve             waiting   sign-in 403 403 403 403 writes 403 writes writes
admin:trackerapp_<change>_change!refuse              waiting   sign-in 403 403 403 403 decides 403 decides decides
admin:trackerapp_<change>_change!take_away           waiting   sign-in 403 403 decides 403 403 403 403 403
admin:trackerapp_<change>_change!approve             refused   sign-in 403 403 403 403 302 403 302 302
admin:trackerapp_<report>_change!answer              open      sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<report>_change!answer_close        open      sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<report>_change!close               open      sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<report>_change!reopen              closed    sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<report>_change!reopen              open      sign-in 403 403 200 404 200 404 200 200
admin:trackerapp_<report>_change!correct             open      sign-in 403 403 writes 404 writes 404 writes writes
admin:trackerapp_<report>_change!khong_co            open      sign-in 403 403 403 404 403 404 403 403
admin:trackerapp_<report>_delete                     open      sign-in 403 403 403 403 403 403 403 403
admin:trackerapp_<report>_restore                    open      sign-in 404 403 403 404 403 404 403 403
admin:trackerapp_<report>_changelist!delete_selected open      sign-in 403 200 302 302 302 302 302 302
admin:trackerapp_<report>_changelist!close           open      sign-in 403 200 writes 302 writes 302 writes writes
# What readers send.
feedback!send                                        open writes writes writes writes writes writes writes writes writes
feedback_receipt!send                                open      405 405 405 405 405 405 405 405 405
admin:trackerapp_<account>_add                       draft     sign-in 403 403 403 403 403 403 writes writes
admin:trackerapp_<account>_change                    draft     sign-in 403 403 403 403 403 403 writes writes
admin:trackerapp_<account>_changelist!delete_selected draft     sign-in 403 403 403 403 403 403 200 200
admin:trackerapp_user_access!link                    draft     sign-in 404 404 404 404 404 404 asked asked
admin:trackerapp_<word>_add                          any       sign-in 403 403 403 403 403 403 403 writes
admin:trackerapp_<word>_change                       any       sign-in 403 403 403 403 403 403 403 writes
admin:trackerapp_<word>_delete                       any       sign-in 403 403 403 403 403 403 403 writes
admin:trackerapp_<word>_restore                      any       sign-in 404 403 403 403 403 403 403 writes
admin:trackerapp_<word>_changelist!delete_selected   any       sign-in 403 200 200 200 200 200 200 writes
admin:trackerapp_<log>_changelist!delete_selected    any       sign-in 403 403 403 403 403 403 403 200
"""

ROADS = list(rows(POSTS))


def test_every_action_has_a_row():
    known = {(row.kind, row.button) for row in ROADS if row.page == "changelist"}

    assert set(actions()) - known == set()


@pytest.mark.parametrize("row", cases(ROADS))
def test_each_person_writes_what_the_table_says(row, world, clients, before):
    road = row.address(world)
    data = sent_to(row, world, clients["all"])

    got = {person: what_is_written(clients[person], road, data, before) for person in row.asked_by}

    assert row.told(got) == row.told(row.expected)
