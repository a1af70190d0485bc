"""The checks: one rule per file, the tuple of all of them, and the runner.

A new rule is a file here, a line in `RULES` and its messages in the catalogue `findings`.
"""

from collections.abc import Iterable, Mapping

from ropa.finding import Finding, LegalClass, Path, Pointer, Severity, legal_class
from ropa.law import Law
from ropa.register import Register
from ropa.rules import (
    acceptance_of_a_duty,
    activity_without_data_subjects,
    activity_without_legal_basis,
    activity_without_measures,
    activity_without_owner,
    activity_without_personal_data,
    activity_without_purpose,
    activity_without_recipients,
    activity_without_retention,
    adequacy_ended,
    adequacy_without_decision,
    annulled_decision_recorded,
    assessment_outdated,
    authority_does_not_fit,
    authority_missing,
    automated_decision_not_explained,
    automated_decision_on_special_categories,
    automated_decision_without_ground,
    backup_without_period,
    breach_procedure_missing,
    bundled_consent,
    child_consent_without_age_rule,
    clauses_from_before_2021,
    clauses_with_importer_under_gdpr,
    clauses_without_annexes,
    clauses_without_fitting_module,
    compelling_interests_without_assessment,
    compelling_interests_without_conditions,
    consent_without_evidence,
    contact_details_that_fail,
    contested_adequacy_without_fallback,
    contradicted_none,
    control_from_abroad_not_assessed,
    controller_not_identified,
    controller_without_contact_details,
    corporate_rules_not_approved,
    country_alias,
    credit_scoring_not_judged,
    criminal_data_without_law,
    data_not_tied_to_subjects,
    declared_transfer_is_none,
    derogation_closed_to_authorities,
    derogation_used_regularly,
    destination_filed_wrongly,
    doubtful_role,
    dpia_before_change,
    dpia_likely_required,
    dpia_missing,
    dpia_without_advice,
    dpo_conflict_of_interest,
    dpo_not_designated,
    dpo_without_contact_details,
    engagement_without_disclosure,
    eprivacy_not_considered,
    essence_not_available,
    exemption_by_proposal,
    exemption_defeated,
    foreign_authority_without_ground,
    foreign_name,
    guarantees_not_checked,
    high_risk_without_consultation,
    indefinite_retention,
    inquiry_as_recipient,
    interest_of_data_subject,
    joint_controller_not_recorded,
    joint_controllers_without_arrangement,
    legal_basis_without_law,
    legitimate_interest_of_public_authority,
    legitimate_interest_without_balancing_test,
    measures_only_by_document,
    minimum_without_maximum,
    national_number_without_law,
    no_notice_linked,
    notice_does_not_match,
    objection_not_handled,
    onward_transfer_without_tool,
    orphan_record,
    partial_adequacy_not_confirmed,
    privacy_framework_not_checked,
    privacy_framework_not_evidenced,
    privacy_framework_without_staff_data,
    processor_contract_incomplete,
    processor_record_with_incomplete_transfer,
    processor_record_without_categories,
    processor_record_without_identities,
    processor_record_without_measures,
    processor_record_without_representative,
    processor_without_contract,
    public_interest_without_law,
    recipient_not_named,
    register_without_activities,
    remote_access_not_declared,
    representative_not_recorded,
    retention_without_data_categories,
    retention_without_justification,
    retention_without_start_event,
    review_overdue,
    reviewed_in_another_state,
    role_conflict,
    safeguard_without_assessment,
    safeguard_without_authorisation,
    source_missing,
    special_categories_without_condition,
    special_categories_without_legal_basis,
    special_condition_without_law,
    statement_without_activity,
    sub_processor_without_authorisation,
    sub_processor_without_contract,
    sub_processors_unknown,
    supplementary_measures_missing,
    suspected_special_category,
    territory_taken_for_eea,
    transfer_without_destination,
    transfer_without_tool,
    undeclared_transfer,
    unexplained_acronym,
    unknown_identifier,
    unknown_legal_basis,
    unnamed_legitimate_interest,
    unsplit_legal_bases,
    vague_purpose,
    vendor_only_in_prose,
    wrong_clauses,
)
from ropa.rules.case import Case, Hit, Rule, forget

__all__ = ["CLASSES", "RULES", "Case", "Hit", "Rule", "case_of", "check", "forget"]

RULES: tuple[Rule, ...] = (
    controller_not_identified,
    controller_without_contact_details,
    joint_controller_not_recorded,
    representative_not_recorded,
    dpo_without_contact_details,
    activity_without_purpose,
    vague_purpose,
    activity_without_data_subjects,
    activity_without_personal_data,
    data_not_tied_to_subjects,
    activity_without_recipients,
    engagement_without_disclosure,
    undeclared_transfer,
    transfer_without_destination,
    compelling_interests_without_assessment,
    activity_without_retention,
    retention_without_data_categories,
    retention_without_start_event,
    indefinite_retention,
    retention_without_justification,
    activity_without_measures,
    measures_only_by_document,
    inquiry_as_recipient,
    minimum_without_maximum,
    backup_without_period,
    contradicted_none,
    statement_without_activity,
    register_without_activities,
    processor_record_without_identities,
    processor_record_without_representative,
    processor_record_without_categories,
    processor_record_with_incomplete_transfer,
    processor_record_without_measures,
    exemption_defeated,
    exemption_by_proposal,
    automated_decision_without_ground,
    automated_decision_on_special_categories,
    automated_decision_not_explained,
    credit_scoring_not_judged,
    dpo_not_designated,
    dpo_conflict_of_interest,
    breach_procedure_missing,
    authority_missing,
    authority_does_not_fit,
    activity_without_owner,
    review_overdue,
    unknown_identifier,
    orphan_record,
    unexplained_acronym,
    country_alias,
    foreign_name,
    contact_details_that_fail,
    vendor_only_in_prose,
    acceptance_of_a_duty,
    reviewed_in_another_state,
    dpia_missing,
    dpia_likely_required,
    high_risk_without_consultation,
    dpia_without_advice,
    dpia_before_change,
    joint_controllers_without_arrangement,
    essence_not_available,
    activity_without_legal_basis,
    unknown_legal_basis,
    unnamed_legitimate_interest,
    legitimate_interest_without_balancing_test,
    legitimate_interest_of_public_authority,
    legal_basis_without_law,
    consent_without_evidence,
    unsplit_legal_bases,
    objection_not_handled,
    child_consent_without_age_rule,
    bundled_consent,
    interest_of_data_subject,
    eprivacy_not_considered,
    no_notice_linked,
    notice_does_not_match,
    source_missing,
    recipient_not_named,
    processor_without_contract,
    processor_contract_incomplete,
    sub_processor_without_authorisation,
    sub_processor_without_contract,
    sub_processors_unknown,
    guarantees_not_checked,
    role_conflict,
    wrong_clauses,
    doubtful_role,
    special_categories_without_condition,
    special_categories_without_legal_basis,
    special_condition_without_law,
    criminal_data_without_law,
    national_number_without_law,
    suspected_special_category,
    transfer_without_tool,
    adequacy_without_decision,
    adequacy_ended,
    partial_adequacy_not_confirmed,
    privacy_framework_not_evidenced,
    privacy_framework_without_staff_data,
    contested_adequacy_without_fallback,
    clauses_without_fitting_module,
    clauses_without_annexes,
    clauses_from_before_2021,
    clauses_with_importer_under_gdpr,
    safeguard_without_assessment,
    assessment_outdated,
    supplementary_measures_missing,
    corporate_rules_not_approved,
    safeguard_without_authorisation,
    derogation_used_regularly,
    compelling_interests_without_conditions,
    derogation_closed_to_authorities,
    public_interest_without_law,
    remote_access_not_declared,
    declared_transfer_is_none,
    onward_transfer_without_tool,
    control_from_abroad_not_assessed,
    foreign_authority_without_ground,
    territory_taken_for_eea,
    destination_filed_wrongly,
    annulled_decision_recorded,
    privacy_framework_not_checked,
)
"""Every rule, in the order of their codes."""


CLASSES = {rule.CODE: legal_class(rule.LAW, advice=rule.ADVICE) for rule in RULES}
"""The legal class of each rule, by code."""


def case_of(register: Register, law: Law, usual_cycle: str = "") -> Case:
    """All that the rules may ask about a register.

    Args:
        register: The register.
        law: The law of a day.
        usual_cycle: Period after which records are to be reviewed where the register names none.
    """
    return Case(register, law, CLASSES, usual_cycle)


def check(case: Case, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """Everything that is wrong or open in a register: what could not be read, then what the rules find.

    A rule says nothing about a part of the text that could not be read: the reading error says it. A rule that fails
    is reported as a finding of its own, never passed over.
    """
    register = case.register
    found = list(register.findings)
    spoilt = _spoilt(register)
    is_reconstructed = register.reconstructed
    for rule in rules:
        try:
            hits = list(rule.check(case))
            if spoilt:
                hits = [hit for hit in hits if not _is_spoilt(register, hit, spoilt)]
        except Exception as error:
            found.append(_crash(register, rule, error))
            continue
        found += _findings(rule, hits, is_reconstructed=is_reconstructed)
    return tuple(found)


def _spoilt(register: Register) -> Mapping[str, list[Path]]:
    """The fields that could not be read, by record; of a mistyped key also the field that it most likely is."""
    findings = register.findings + (register.shared.findings if register.shared else ())
    meant = (
        Pointer(finding.at.record, (*finding.at.field[:-1], finding.params["suggestion"]))
        for finding in findings
        if finding.rule == "R107" and "suggestion" in finding.params
    )
    spoilt: dict[str, list[Path]] = {}
    for at in (*(finding.at for finding in findings if finding.at.field), *meant):
        spoilt.setdefault(at.record, []).append(at.field)
    return spoilt


def _is_spoilt(register: Register, hit: Hit, spoilt: Mapping[str, list[Path]]) -> bool:
    if hit.at.record not in spoilt:
        return False
    path = register.in_text(hit.at)
    return any(path and path[: len(other)] == other[: len(path)] for other in spoilt[hit.at.record])


def _findings(rule: Rule, hits: Iterable[Hit], *, is_reconstructed: bool) -> list[Finding]:
    code, law, usual, class_ = rule.CODE, rule.LAW, rule.SEVERITY, legal_class(rule.LAW, advice=rule.ADVICE)
    return [
        Finding(
            code,
            severity or usual,
            class_,
            law,
            at,
            f"{code}.{variant}" if variant else code,
            params,
            None,
            is_reconstructed,
        )
        for at, params, variant, severity in hits
    ]


def _crash(register: Register, rule: Rule, error: Exception) -> Finding:
    params = {"rule": rule.CODE, "detail": f"{type(error).__name__}: {error}"}
    return Finding("R199", Severity.ERROR, LegalClass.INTEGRITY, "", Pointer(register.address()), "R199", params)
