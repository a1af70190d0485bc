"""How fields of records are said in terms of the W3C Data Privacy Vocabulary 2.3 and its kin."""

from collections.abc import Mapping

from ropa.model import FieldPlan
from ropa.view.linked.graph import Name
from ropa.view.linked.names import dpv_name, field_name

_PREDICATES: Mapping[str, tuple[str, ...]] = {
    "register.dpo": ("dpv:hasDataProtectionOfficer",),
    "register.representative": ("dpv:hasRepresentative",),
    "register.authority": ("dpv:hasAuthority",),
    "register.based_on": ("dct:source",),
    "register.language": ("dct:language",),
    "party.name": ("dpv:hasName",),
    "party.legal_name": ("schema:legalName",),
    "party.trade_names": ("schema:alternateName",),
    "party.registration": ("dpv:hasIdentifier",),
    "party.seat": ("dpv:hasLocation",),
    "party.representative": ("dpv:hasRepresentative",),
    "party.address": ("dpv:hasAddress",),
    "party.email": ("dpv:hasContact", "schema:email"),
    "party.phone": ("dpv:hasContact", "schema:telephone"),
    "party.website": ("dpv:hasContact", "schema:url"),
    "engagement.party": ("dpv:hasServiceProvider",),
    "engagement.service": ("dct:description",),
    "engagement.stored_in": ("dpv:hasStorageCondition",),
    "activity.on_behalf_of": ("dpv:hasDataController",),
    "activity.purposes": ("dpv:hasPurpose",),
    "activity.categories_of_processing": ("dpv:hasProcessing",),
    "activity.subjects": ("dpv:hasDataSubject",),
    "activity.data": ("dpv:hasPersonalData",),
    "activity.retention": ("dpv:hasStorageCondition",),
    "activity.measures": ("dpv:hasTechnicalOrganisationalMeasure",),
    "activity.stored_in": ("dpv:hasStorageCondition",),
    "retention.keep": ("dpv:hasDuration",),
    "retention.data": ("dpv:hasPersonalData",),
    "disclosure.data": ("dpv:hasPersonalData",),
    "legal-basis.basis": ("dpv:hasLegalBasis",),
    "special-categories.condition": ("dpv:hasLegalBasis",),
    "special-categories.data": ("dpv:hasPersonalData",),
    "collected.data": ("dpv:hasPersonalData",),
    "collected.subjects": ("dpv:hasDataSubject",),
    "subject-data.subject": ("dpv:hasDataSubject",),
    "subject-data.data": ("dpv:hasPersonalData",),
    "transfer.tool": ("dpv:hasLegalBasis",),
    "document.title": ("dct:title",),
    "document.version": ("schema:version",),
    "document.date": ("dct:date",),
    "term.name": ("skos:prefLabel",),
    "data.broader": ("skos:broader",),
    "subject.broader": ("skos:broader",),
    "measure.broader": ("skos:broader",),
}
"""Properties by field; a field that is not among them is a property of our own."""

NODES: Mapping[str, tuple[str, str]] = {
    "activity.purposes": ("dpv:Purpose", "dct:description"),
    "activity.categories_of_processing": ("dpv:Processing", "dct:description"),
    "activity.stored_in": ("dpv:StorageLocation", "dpv:hasLocation"),
    "engagement.stored_in": ("dpv:StorageLocation", "dpv:hasLocation"),
}
"""Fields whose plain values DPV wants as things: their class, and the property under which the value stands."""

RECORDS: Mapping[str, tuple[str, str]] = {
    "register": ("Register", "dpv:RecordsOfActivities"),
    "activity": ("Activity", "dpv:Process"),
    "party": ("Party", "dpv:Entity"),
    "engagement": ("Engagement", "dpv:Service"),
    "document": ("Document", "schema:CreativeWork"),
    "data": ("OwnTerm", "skos:Concept"),
    "subject": ("OwnTerm", "skos:Concept"),
    "measure": ("OwnTerm", "skos:Concept"),
}
"""Kinds of records: our class, which says only that there is a record, and the class of what it is about."""

TABLES: Mapping[str, str] = {
    "retention": "dpv:StorageCondition",
    "disclosure": "ropa:Disclosure",
    "transfer": "ropa:DeclaredTransfer",
    "transfer-statement": "ropa:TransferStatement",
    "collected": "ropa:Collected",
    "subject-data": "ropa:SubjectData",
    "legal-basis": "ropa:StatedBasis",
    "special-categories": "ropa:StatedBasis",
}
"""Tables in records, by the name of the model that declares most of their fields."""

PARENTS: Mapping[str, str] = {
    "authority": "dpv:DataProtectionAuthority",
    "data": "dpv:PersonalData",
    "international-organisation": "dpv:InternationalOrganisation",
    "legal-basis": "dpv:LegalBasis",
    "measure": "dpv:TechnicalOrganisationalMeasure",
    "party-category": "dpv:Recipient",
    "region": "dpv:Location",
    "special-condition": "dpv:LegalBasis",
    "subject": "dpv:DataSubject",
    "tool": "dpv:DataTransferLegalBasis",
}
"""What the terms of a list, and a register's own of that kind, are kinds of."""

SPECIAL = "dpv:SpecialCategoryPersonalData"
"""What a category of data of Art. 9(1) is a kind of."""

RECIPIENTS: Mapping[str, str] = {"processor": "dpv:hasDataProcessor", "controller": "dpv:hasRecipientDataController"}
"""How a recipient is named by its role; in any other role, or in none that is stated, it is a recipient."""

UNTAGGED = frozenset(
    f"party.{key}" for key in ("name", "legal_name", "trade_names", "registration", "address", "email", "phone")
) | frozenset(("party.website", "document.version"))
"""Fields whose text is a name or a code, and so in no language."""

CODES = frozenset(("register.language",))
"""Fields whose word is a code that other vocabularies use too."""


def path_of(field: FieldPlan) -> str:
    """A field as these tables name it: the kind of its table, and its key."""
    return f"{field.kind}.{field.key}"


def predicates(field: FieldPlan) -> tuple[Name, ...]:
    """The properties under which the values of a field stand."""
    return tuple(map(dpv_name, _PREDICATES.get(path_of(field), ()))) or (field_name(field),)
