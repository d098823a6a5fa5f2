"""Who may do what, address by address: written by hand, so that what a view declares is held against it.

A view of `inspections` that is not here fails the test: give it `@needs(Right.…)` above everything else, and a line.
"""

from __future__ import annotations

from inspections.people.gate import Needed
from inspections.people.rights import Right

FOR_EVERYBODY = Needed(None, None)
SEEN_BY_READERS = Needed(Right.SEE, Right.SEE)
CHANGED_BY_EDITORS = Needed(Right.SEE, Right.EDIT)
FOR_EDITORS = Needed(Right.EDIT, Right.EDIT)
FOR_PUBLISHERS = Needed(Right.PUBLISH, Right.PUBLISH)
FOR_ADMINISTRATORS = Needed(Right.ADMINISTER, Right.ADMINISTER)
FOR_ALL_WITH_AN_ACCOUNT = Needed(Right.OWN_ACCOUNT, Right.OWN_ACCOUNT)
OF_THE_OWN_COUNCIL = Needed(Right.FOLLOW_UP, Right.FOLLOW_UP, of_own_council=True)

TABLE = {
    "dashboard:gallery": SEEN_BY_READERS,
    "dashboard:paper_figures": SEEN_BY_READERS,
    "healthz": FOR_EVERYBODY,
    "metrics": FOR_EVERYBODY,
    "security_txt": FOR_EVERYBODY,
    "readyz": FOR_EVERYBODY,
    "dashboard:paper_template": OF_THE_OWN_COUNCIL,
    "dashboard:plan_document": OF_THE_OWN_COUNCIL,
    "dashboard:plan_lines": OF_THE_OWN_COUNCIL,
    "dashboard:plan_workbook": OF_THE_OWN_COUNCIL,
    "forgotten_password": FOR_EVERYBODY,
    "forgotten_password_sent": FOR_EVERYBODY,
    "inspections:action_step": OF_THE_OWN_COUNCIL,
    "inspections:decide_reply": FOR_ADMINISTRATORS,
    "inspections:evidence": OF_THE_OWN_COUNCIL,
    "inspections:follow_up": Needed(Right.FOLLOW_UP, Right.FOLLOW_UP),
    "inspections:follow_up_changes": OF_THE_OWN_COUNCIL,
    "inspections:follow_up_of": OF_THE_OWN_COUNCIL,
    "inspections:follow_up_on": OF_THE_OWN_COUNCIL,
    "inspections:follow_up_step": OF_THE_OWN_COUNCIL,
    "inspections:one_press": OF_THE_OWN_COUNCIL,
    "inspections:planned": OF_THE_OWN_COUNCIL,
    "inspections:replies": FOR_ADMINISTRATORS,
    "inspections:statement_sent": OF_THE_OWN_COUNCIL,
    "inspections:accounts": FOR_ADMINISTRATORS,
    "dashboard:register": FOR_ADMINISTRATORS,
    "dashboard:register_body": FOR_ADMINISTRATORS,
    "dashboard:register_change": FOR_ADMINISTRATORS,
    "dashboard:register_details": FOR_ADMINISTRATORS,
    "dashboard:register_reorganise": FOR_ADMINISTRATORS,
    "inspections:account": FOR_ALL_WITH_AN_ACCOUNT,
    "inspections:batch": SEEN_BY_READERS,
    "inspections:batches": CHANGED_BY_EDITORS,
    "inspections:care": FOR_EDITORS,
    "inspections:change_password": FOR_ALL_WITH_AN_ACCOUNT,
    "inspections:changes": SEEN_BY_READERS,
    "inspections:put_deleted_back": FOR_PUBLISHERS,
    "inspections:collecting": CHANGED_BY_EDITORS,
    "inspections:listed_step": FOR_PUBLISHERS,
    "inspections:confirm_batch": FOR_PUBLISHERS,
    "inspections:give_up_batch": FOR_EDITORS,
    "inspections:drawn": SEEN_BY_READERS,
    "inspections:end_session": FOR_ALL_WITH_AN_ACCOUNT,
    "inspections:correct": FOR_PUBLISHERS,
    "inspections:undo_correction": FOR_PUBLISHERS,
    # Of a report that is not published they say that there is none to whoever may not see the queue.
    "inspections:file": FOR_EVERYBODY,
    "inspections:imports": FOR_PUBLISHERS,
    "inspections:import": FOR_PUBLISHERS,
    "inspections:invitation": FOR_EVERYBODY,
    "inspections:link_step": FOR_EDITORS,
    "inspections:links": SEEN_BY_READERS,
    "inspections:links_of_report": SEEN_BY_READERS,
    "inspections:import_sheet": FOR_PUBLISHERS,
    "inspections:import_columns": FOR_PUBLISHERS,
    "inspections:confirm_import": FOR_PUBLISHERS,
    "inspections:take_import_back": FOR_PUBLISHERS,
    "inspections:drop_import": FOR_PUBLISHERS,
    "inspections:neighbour": SEEN_BY_READERS,
    "inspections:page_image": FOR_EVERYBODY,
    "inspections:people": SEEN_BY_READERS,
    "inspections:periodic": SEEN_BY_READERS,
    "inspections:person": FOR_ADMINISTRATORS,
    "inspections:person_step": FOR_ADMINISTRATORS,
    "inspections:publish": FOR_PUBLISHERS,
    "inspections:put_aside": FOR_EDITORS,
    "inspections:remove": FOR_ADMINISTRATORS,
    "inspections:removed": FOR_ADMINISTRATORS,
    "inspections:lift_removal": FOR_ADMINISTRATORS,
    "inspections:put_back": FOR_EDITORS,
    "inspections:recovery_codes": FOR_ALL_WITH_AN_ACCOUNT,
    "inspections:reports": CHANGED_BY_EDITORS,
    "inspections:rereading": FOR_PUBLISHERS,
    "inspections:rereadings": Needed(Right.SEE, Right.PUBLISH),
    "inspections:review": SEEN_BY_READERS,
    "inspections:second_factor": FOR_ALL_WITH_AN_ACCOUNT,
    "inspections:second_factor_off": FOR_ALL_WITH_AN_ACCOUNT,
    "inspections:step": FOR_EDITORS,
    "inspections:take_batch_back": FOR_PUBLISHERS,
    "inspections:take_back": FOR_PUBLISHERS,
    "inspections:value": FOR_EDITORS,
    "inspections:words": FOR_EDITORS,
    "inspections:words_of_page": FOR_EDITORS,
    "inspections:word_uses": FOR_EDITORS,
    "inspections:withdraw": FOR_PUBLISHERS,
    "inspections:withdraw_invitation": FOR_ADMINISTRATORS,
    "login": FOR_EVERYBODY,
    "logout": FOR_EVERYBODY,
    "password_reset_confirm": FOR_EVERYBODY,
    "sign_in_code": FOR_EVERYBODY,
}


def expected(name: str) -> Needed | None:
    """What the address with the name asks for; the dashboard is for everybody but for what is listed."""
    return TABLE.get(name, FOR_EVERYBODY if name.startswith("dashboard:") else None)
