"""Who may open what: one row for each address, one answer for each person and method.

An address without a row fails the test. A row says who may, and what they get; what everybody else gets
is said by its access class. Addresses of a body that is not theirs are answered as to a stranger.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from masswerk.people.access import STAFF
from tests.site.world import NOBODY, PEOPLE

SIGN_IN, GONE, NOT_HERE = 302, 404, 405
"""To the sign-in; not there, or not for you; not by this method."""


@dataclass(frozen=True)
class Access:
    """Who may, and what the others get.

    who:     people of the test world
    visitor: answer to somebody who has not signed in and may not
    other:   answer to somebody signed in who may not
    own:     only at the body where they hold their role
    first:   asked before the method is looked at
    """

    who: frozenset[str]
    visitor: int = SIGN_IN
    other: int = GONE
    own: bool = True
    first: bool = False


EVERYBODY = Access(frozenset(PEOPLE), own=False)
SIGNED_IN = Access(frozenset(PEOPLE) - {NOBODY}, own=False)
VISITORS = Access(frozenset({NOBODY}), other=302, own=False)
SIGNED_IN_FIRST = Access(frozenset(PEOPLE) - {NOBODY}, own=False, first=True)
OFFICE = Access(frozenset(STAFF))
WRITERS = Access(frozenset({"coordinator"}))
ADMINISTRATORS = Access(frozenset({"administrator"}))
MENDERS = Access(frozenset({"coordinator", "administrator"}))
LOG_READERS = Access(frozenset({"coordinator", "administrator", "auditor"}))
INSIDERS = Access(frozenset({"coordinator", "administrator", "auditor", "moderator"}), visitor=GONE)

INTERNAL_MEASURES = Access(frozenset({"coordinator", "administrator", "auditor", "moderator"}))
MEASURE_READERS = Access(frozenset({"coordinator", "administrator", "auditor", "moderator", "partner"}))
EVENT_INSIDERS = Access(frozenset({"coordinator", "moderator", "co_moderator", "auditor"}))
EVENT_READERS = Access(frozenset({"coordinator", "moderator", "co_moderator", "auditor"}), visitor=GONE)


@dataclass(frozen=True)
class Row:
    """One address: who may, and what they get for GET and for an empty POST.

    wanted: values of the address other than the usual ones
    """

    name: str
    access: Access
    get: int = 200
    post: int = NOT_HERE
    wanted: dict[str, str] = field(default_factory=dict)

    def answer(self, person: str, method: str, *, at_own: bool) -> int:
        """What a person gets."""
        given = self.get if method == "GET" else self.post
        if given == NOT_HERE and not self.access.first:
            return NOT_HERE
        if person in self.access.who and (at_own or not self.access.own):
            return given
        return self.access.visitor if person == NOBODY else self.access.other


def rows(access: Access, names: str, get: int = 200, post: int = NOT_HERE, **wanted: str) -> tuple[Row, ...]:
    """Rows of addresses that are answered alike."""
    return tuple(Row(name, access, get, post, wanted) for name in names.split())


PUBLIC = (
    *rows(EVERYBODY, "public:installation public:start public:imprint public:privacy public:accessibility", post=200),
    *rows(EVERYBODY, "public:editions public:edition public:glossary public:search public:print", post=200),
    *rows(EVERYBODY, "public:compare public:download thread:element", post=200),
    *rows(EVERYBODY, "public:compare_download", post=200, form="html"),
    *rows(EVERYBODY, "public:theme", post=200, element="thema"),
    *rows(EVERYBODY, "public:current public:chapter public:place", 302, 302),
    *rows(EVERYBODY, "door:bodies door:body door:concepts door:concept door:edition door:passages door:measures door:comparison"),
    *rows(EVERYBODY, "door:openapi-json", post=200),
    *rows(EVERYBODY, "public:barrier public:sign_language public:simple", post=200),
    *rows(EVERYBODY, "public:accessibility_of_all public:barrier_of_all public:imprint_of_all public:privacy_of_all "
                     "public:sign_language_of_all public:simple_of_all", post=200),
    *rows(EVERYBODY, "public:find", 302, 302),
    *rows(EVERYBODY, "body_style", GONE),
    *rows(EVERYBODY, "attachment"),
    *rows(EVERYBODY, "log_heads door:heads"),
    *rows(EVERYBODY, "log_heads_text", GONE),
    *rows(EVERYBODY, "base:building_blocks"),
    *rows(EVERYBODY, "door:api-root", GONE, GONE),
)

PARTICIPATION = (
    *rows(EVERYBODY, "public:report_barrier", post=422),
    *rows(MENDERS, "barriers:reports"),
    *rows(MENDERS, "barriers:report", post=200),
    *rows(EVERYBODY, "participation:index"),
    *rows(EVERYBODY, "participation:draft participation:place participation:contribution participation:privacy "
                     "participation:code participation:invited", post=200),
    *rows(EVERYBODY, "participation:write participation:write_whole", post=422),
    *rows(WRITERS, "procedures:overview procedures:procedure procedures:moderate"),
    *rows(WRITERS, "procedures:begin procedures:change procedures:invite procedures:hide", post=200),
    *rows(WRITERS, "procedures:publish", NOT_HERE, 302),
    *rows(WRITERS, "procedures:look"),
    *rows(WRITERS, "procedures:blacken", NOT_HERE, GONE),
    *rows(WRITERS, "arriving:receipts", post=422),
    *rows(WRITERS, "arriving:overview arriving:letter arriving:arrival", post=422),
    *rows(WRITERS, "arriving:draft", form="docx"),
    *rows(WRITERS, "arriving:file"),
    *rows(WRITERS, "arriving:discard", NOT_HERE, 302),
    *rows(WRITERS, "weighing:synopsis weighing:answers"),
    *rows(WRITERS, "weighing:answers_mail", NOT_HERE, 302),
    *rows(WRITERS, "weighing:letter", GONE),
    *rows(WRITERS, "weighing:letters weighing:letter_preview weighing:letter_ours"),
    *rows(WRITERS, "weighing:letters_sent weighing:letter_withdraw", NOT_HERE, 302),
    *rows(WRITERS, "weighing:letter_paper", post=422),
    *rows(WRITERS, "weighing:letter_sent", NOT_HERE, GONE),
    *rows(WRITERS, "weighing:synopsis_file", form="csv"),
    *rows(EVERYBODY, "participation:synopsis", GONE),
    *rows(EVERYBODY, "participation:synopsis_file", GONE, form="csv"),
    *rows(WRITERS, "weighing:table weighing:passages weighing:proof weighing:proof_file"),
    *rows(WRITERS, "weighing:statement weighing:divide", post=GONE),
    *rows(WRITERS, "weighing:together", 302, GONE),
    *rows(WRITERS, "weighing:bundles weighing:close", post=422),
    *rows(WRITERS, "weighing:blocks weighing:block", post=200),
    *rows(WRITERS, "weighing:bundle", post=GONE),
    *rows(WRITERS, "weighing:passage", post=200),
    *rows(WRITERS, "weighing:remove_block", NOT_HERE, 302),
)

EVENTS = (
    *rows(WRITERS, "surveys:overview surveys:survey"),
    *rows(WRITERS, "surveys:make surveys:change surveys:questions", post=200),
    *rows(WRITERS, "surveys:step", NOT_HERE, 302, step="veroeffentlichen"),
    *rows(WRITERS, "surveys:file", form="xlsform"),
    *rows(EVERYBODY, "survey_pages:index", 302, NOT_HERE),
    *rows(EVERYBODY, "survey_pages:survey", post=422),
    *rows(EVERYBODY, "survey_pages:result"),
    *rows(EVERYBODY, "event_pages:index", post=NOT_HERE),
    *rows(EVENT_READERS, "event_pages:event"),
    *rows(EVENT_READERS, "event_pages:file", form="docx"),
    *rows(EVENT_INSIDERS, "events:overview"),
    *rows(WRITERS, "events:event events:wall events:typing events:sheet"),
    *rows(WRITERS, "events:plan events:change events:agenda events:ask events:question events:form_group events:group "
                   "events:sheets events:counts events:capture events:paste events:summary events:cluster events:card events:move",
          post=200),
    *rows(WRITERS, "events:step", NOT_HERE, 302, step="beginnen"),
    *rows(WRITERS, "events:photos", post=422),
    *rows(WRITERS, "events:hand_over events:dissolve events:take_down events:type_card events:drop_photo", NOT_HERE, 302),
)

NETWORK_PARTNERS = Access(frozenset({"coordinator", "partner"}))
GROUP_READERS = Access(frozenset({"coordinator", "moderator", "co_moderator", "partner", "auditor"}))
GROUP_INSIDERS = Access(frozenset({"coordinator", "moderator", "co_moderator", "auditor"}))
OVERSEERS = Access(frozenset({"coordinator", "administrator", "auditor", "moderator", "partner"}))

STEERING = (
    *rows(EVERYBODY, "measure_index:index"),
    *rows(OVERSEERS, "steering:overview"),
    *rows(OVERSEERS, "steering:download", form="xlsx"),
)

NETWORK = (
    *rows(EVERYBODY, "network_pages:index network_pages:print network_pages:organisation network_pages:card "
                     "group_pages:group group_pages:meeting"),
    *rows(EVERYBODY, "group_pages:feed", GONE),
    *rows(NETWORK_PARTNERS, "network:overview"),
    *rows(WRITERS, "network:organisation"),
    *rows(WRITERS, "network:change network:add network:take_in network:merge network:partner network:add_contact "
                   "network:contact", post=200),
    *rows(WRITERS, "network:file", form="xlsx"),
    *rows(WRITERS, "network:drop network:remove_contact", NOT_HERE, 302),
    *rows(GROUP_READERS, "groups:overview"),
    *rows(GROUP_INSIDERS, "groups:group groups:meeting groups:invitation"),
    *rows(WRITERS, "groups:form groups:change groups:join groups:mail groups:call groups:change_meeting "
                   "groups:minutes groups:resolve groups:resolution groups:give", post=200),
    *rows(WRITERS, "groups:agenda", post=200),
    *rows(WRITERS, "groups:end groups:leave groups:cancel groups:end_task", NOT_HERE, 302),
    *rows(WRITERS, "groups:feed", NOT_HERE, 200),
)

DRAFTS = (
    *rows(INSIDERS, "public:edition public:glossary public:search public:print public:compare public:download",
          post=200, edition="draft"),
    *rows(INSIDERS, "public:theme", post=200, edition="draft", element="thema"),
    *rows(INSIDERS, "public:chapter", 302, 302, edition="draft"),
    *rows(Access(frozenset(), visitor=GONE), "door:edition door:passages door:measures door:comparison", edition="draft"),
)

MEASURES = (
    *rows(INTERNAL_MEASURES, "measures:sheet"),
    *rows(INTERNAL_MEASURES, "measures:file", form="docx"),
    *rows(MEASURE_READERS, "measures:files", form="docx"),
    *rows(WRITERS, "measures:begin", NOT_HERE, 302),
    *rows(WRITERS, "measures:section", post=302, section="stand"),
    *rows(WRITERS, "measures:gaps measures:fates measures:table_file"),
    *rows(WRITERS, "measures:table", post=422),
    *rows(WRITERS, "measures:fate", post=422),
    *rows(WRITERS, "measures:confirm_fates", NOT_HERE, 302),
    *rows(EVERYBODY, "measure_pages:sheet"),
    *rows(EVERYBODY, "measure_pages:file", form="docx"),
)

CONCEPTS = (
    *rows(WRITERS, "concepts:overview concepts:terms concepts:edition concepts:fates concepts:history "
                   "concepts:languages concepts:translations"),
    *rows(WRITERS, "concepts:found concepts:begin concepts:define_term concepts:change_term concepts:rename "
                   "concepts:adopt concepts:revise concepts:fate concepts:interfaces concepts:add concepts:place "
                   "concepts:remove", post=200),
    *rows(WRITERS, "concepts:remove_term concepts:step concepts:discard concepts:origin concepts:belong",
          post=302),
    *rows(WRITERS, "concepts:passage concepts:translate", post=422),
    *rows(WRITERS, "concepts:confirm_proposals concepts:remove_interface", NOT_HERE, 302),
    *rows(WRITERS, "concepts:bring_back", NOT_HERE, 422),
    *rows(WRITERS, "concepts:figures concepts:figure", post=422),
    *rows(WRITERS, "concepts:remove_figure", post=302),
    *rows(WRITERS, "concepts:translate_figure", post=422),
    *rows(WRITERS, "concepts:figure_earlier", NOT_HERE, 302),
    *rows(WRITERS, "concepts:remove_translation", 200, 409, element="f1"),
    *rows(WRITERS, "concepts:preview", NOT_HERE, 200),
    *rows(WRITERS, "concepts:erratum", 200, 200, edition="adopted"),
)

INTAKE = (
    *rows(WRITERS, "intake:reading intake:progress intake:file"),
    *rows(WRITERS, "intake:panel", 302),
    *rows(WRITERS, "intake:overview intake:accept intake:lines intake:move", post=200),
    *rows(WRITERS, "intake:doubts", post=GONE),
    *rows(WRITERS, "intake:step", 302, GONE),
    *rows(WRITERS, "intake:again intake:discard", NOT_HERE, 302),
    *rows(WRITERS, "intake:take_up", NOT_HERE, 422),
)

OFFICES = (
    *rows(OFFICE, "office:my_day"),
    *rows(Access(OFFICE.who, other=200, own=False), "desk:home", 302),
    *rows(Access(frozenset({"auditor"})), "office:reads"),
    *rows(LOG_READERS, "office:log office:log_entry"),
    *rows(LOG_READERS, "office:verify_log", NOT_HERE, 200),
    *rows(ADMINISTRATORS, "office:appearance office:legal", post=200),
    *rows(ADMINISTRATORS, "office:logo", post=422),
    *rows(ADMINISTRATORS, "team:team"),
    *rows(ADMINISTRATORS, "team:invite team:member", post=200),
    *rows(ADMINISTRATORS, "team:end_role team:resend team:revoke team:shut_out", NOT_HERE, 302),
)

ACCOUNT = (
    *rows(VISITORS, "account_login account_signup", post=200),
    *rows(EVERYBODY, "account_reset_password", post=200),
    *rows(EVERYBODY, "account_confirm_password_reset_code account_complete_password_reset account_email people:email",
          302, 302),
    *rows(EVERYBODY, "account_password_reset_completed account_inactive "
                     "account_email_verification_sent socialaccount_login_cancelled"),
    *rows(EVERYBODY, "socialaccount_login_error", 401),
    *rows(EVERYBODY, "account_confirm_email", post=GONE),
    *rows(SIGNED_IN, "account_change_password account_reauthenticate socialaccount_connections", post=200),
    *rows(SIGNED_IN, "account_logout", post=302),
    *rows(SIGNED_IN_FIRST, "mfa_index"),
    *rows(SIGNED_IN_FIRST, "mfa_view_recovery_codes", GONE),
    *rows(SIGNED_IN, "mfa_deactivate_totp mfa_download_recovery_codes", GONE, GONE),
    *rows(EVERYBODY, "people:invitation", post=200),
    *rows(EVERYBODY, "people:accept", 302, 302),
    *rows(SIGNED_IN, "people:account", post=200),
    *rows(SIGNED_IN, "people:my_data people:sessions"),
    *rows(SIGNED_IN, "people:end_sessions", NOT_HERE, 302),
    *rows(EVERYBODY, "account_confirm_login_code account_set_password socialaccount_signup mfa_activate_totp "
                     "mfa_add_webauthn mfa_authenticate mfa_edit_webauthn mfa_generate_recovery_codes "
                     "mfa_login_webauthn mfa_reauthenticate mfa_reauthenticate_webauthn mfa_remove_webauthn", 302, 302),
    *rows(EVERYBODY, "openid_connect_login openid_connect_callback", GONE, GONE),
)

HELP = (
    *rows(EVERYBODY, "handbook"),
    *rows(EVERYBODY, "handbook_chapter", chapter="schreiben"),
    *rows(OFFICE, "office_help", 302),
)

ROWS = (*PUBLIC, *PARTICIPATION, *EVENTS, *STEERING,
        *NETWORK, *DRAFTS, *MEASURES, *CONCEPTS, *INTAKE, *OFFICES, *ACCOUNT, *HELP)
