"""The graph says what the record says, asserts nothing that is only proposed, and states silence as silence."""

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, RDFS, XSD, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS

from export_sample import LAW, SAMPLE, hops_of, hostile, read
from graphs import DPV, FIELD, ROPA, STATE, Read
from ropa.i18n import LANGUAGES
from ropa.model import KINDS, NONE, Activity, Part, Transfer, plan
from ropa.register import Register
from ropa.transfers import Verdict
from ropa.view.art30 import art30
from ropa.view.filed import is_asked_of
from ropa.view.linked import Name, linked
from ropa.view.linked.mapping import RECORDS, TABLES
from ropa.vocabulary import terms, vocabularies
from ropa.workspace import Workspace

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path.name for path in (ROOT / "registers").iterdir() if path.is_dir())

# Terms of DPV 2.3 beside those that the closed lists name; each was looked up in the published vocabulary.
LOOKED_UP = frozenset(
    (
        "DataProtectionAuthority",
        "DataSubject",
        "DataTransferLegalBasis",
        "Entity",
        "InternationalOrganisation",
        "JointDataControllers",
        "LegalBasis",
        "Location",
        "PersonalData",
        "Process",
        "Processing",
        "Purpose",
        "Recipient",
        "RecordsOfActivities",
        "Service",
        "SpecialCategoryPersonalData",
        "StorageCondition",
        "StorageDuration",
        "StorageLocation",
        "TechnicalOrganisationalMeasure",
        "hasAddress",
        "hasAuthority",
        "hasContact",
        "hasDataController",
        "hasDataProcessor",
        "hasDataProtectionOfficer",
        "hasDataSubject",
        "hasDuration",
        "hasIdentifier",
        "hasJointDataControllers",
        "hasLegalBasis",
        "hasLocation",
        "hasName",
        "hasPersonalData",
        "hasProcess",
        "hasProcessing",
        "hasPurpose",
        "hasRecipient",
        "hasRecipientDataController",
        "hasRepresentative",
        "hasServiceProvider",
        "hasStorageCondition",
        "hasTechnicalOrganisationalMeasure",
        "hasThirdCountry",
    )
)


@pytest.fixture(scope="module")
def sample() -> Read:
    return Read(read(SAMPLE))


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(ROOT / "registers", datetime.date(2026, 11, 22))


@pytest.fixture(scope="module", params=SHIPPED)
def shipped(request: pytest.FixtureRequest, workspace: Workspace) -> Register:
    return workspace.portfolio.registers[request.param]


def test_an_inferred_value_is_described_and_never_asserted(sample: Read) -> None:
    letter = sample.node("newsletter")
    assert sample.asserted(letter, DPV.hasPersonalData) == set()
    found = sample.unasserted(letter, DPV.hasPersonalData)
    assert {str(value).rpartition("#")[2] for value in found} == {"Name", "EmailAddress"}
    assert set(found.values()) == {"inferred"}
    purpose = sample.node("newsletter:purposes:1")
    assert (purpose, None, None) not in sample.graph
    assert sample.unasserted(purpose, DCTERMS.description) == {Literal("De nieuwsbrief sturen", "nl"): "inferred"}
    assert sample.unasserted(sample.node(""), DPV.hasProcess)[letter] == "inferred"
    assert (letter, RDF.type, DPV.Process) not in sample.graph


def test_what_hangs_on_a_proposal_is_a_proposal_too(sample: Read) -> None:
    period = sample.node("newsletter:retention:1")
    assert (period, None, None) not in sample.graph
    assert sample.unasserted(period, DPV.hasDuration) == {Literal("P2Y", datatype=XSD.duration): "inferred"}
    disclosure = sample.node("newsletter:disclosure:1")
    assert (disclosure, None, None) not in sample.graph


def test_the_same_value_is_asserted_where_it_is_stated_or_confirmed() -> None:
    stated = Read(read(SAMPLE.replace('basis = "inferred"', 'basis = "stated"')))
    confirmed = Read(read(SAMPLE.replace('basis = "inferred"', 'basis = "confirmed"')))
    linked_ = Read(read(SAMPLE.replace('basis = "inferred"', 'basis = "linked"')))
    for found, is_asserted, state in (
        (stated, True, "stated"),
        (confirmed, True, "confirmed"),
        (linked_, False, "linked"),
    ):
        letter = found.node("newsletter")
        value = next(iter(found.said(letter, DPV.hasPersonalData)))
        assert ((letter, DPV.hasPersonalData, value) in found.graph) is is_asserted
        assert found.known_as(letter, DPV.hasPersonalData, value) == state
    letter = stated.node("newsletter")
    assert stated.asserted(letter, DPV.hasDataProcessor) == {stated.node("cloud"), stated.node("support")}
    assert stated.asserted(letter, DPV.hasRecipient) == {stated.node("storage")}
    group = stated.node("newsletter:joint_controllers")
    assert stated.asserted(letter, DPV.hasJointDataControllers) == {group}
    assert stated.asserted(group, DPV.hasDataController) == {stated.node("shop"), stated.node("partner")}


def test_what_awaits_confirmation_is_no_process_yet(sample: Read) -> None:
    care = sample.node("care")
    assert (sample.node(""), DPV.hasProcess, care) not in sample.graph
    assert sample.unasserted(sample.node(""), DPV.hasProcess)[care] == "open"


def test_silence_none_and_open_are_three_things(sample: Read) -> None:
    own = sample.node("")
    assert sample.asserted(own, ROPA.silentOn) == {FIELD["register:dpo"], FIELD["register:authority"]}
    assert sample.asserted(own, ROPA.statesNoneOf) == {FIELD["register:representative"]}
    assert not sample.said(own, DPV.hasRepresentative) | sample.said(own, DPV.hasDataProtectionOfficer)
    care = sample.node("care")
    assert FIELD["activity:measures"] not in sample.asserted(care, ROPA.silentOn)
    (point,) = sample.asserted(care, ROPA.hasOpenPoint)
    assert sample.asserted(point, ROPA.onField) == {FIELD["activity:measures"]}
    assert sample.asserted(point, ROPA.openAs) == {URIRef("urn:ropa:vocabulary:open-state:asked")}
    assert FIELD["disclosure:role"] in sample.asserted(sample.node(":disclosure:1"), ROPA.silentOn)


def test_a_none_that_is_proposed_is_not_asserted() -> None:
    found = Read(
        read(
            "[register]\norganisation='o'\n[party.o]\nname='O'\n[activity.a]\nname='A'\ndisclosure='none'\n"
            "[[activity.a.evidence]]\nfield='disclosure'\nbasis='inferred'"
        )
    )
    place = found.node("a"), ROPA.statesNoneOf
    assert found.asserted(*place) == set()
    assert found.unasserted(*place) == {FIELD["activity:disclosure"]: "inferred"}
    assert FIELD["activity:disclosure"] not in found.asserted(found.node("a"), ROPA.silentOn)


def test_what_the_register_states_for_all_says_whence(sample: Read) -> None:
    payroll, care, shared = (sample.node(key) for key in ("payroll", "care", ":retention:1"))
    assert (care, DPV.hasStorageCondition, shared) in sample.graph
    assert sample.described[care, DPV.hasStorageCondition, shared] == [("stated", sample.node(""))]
    assert sample.said(payroll, DPV.hasStorageCondition) == set(), "Art. 30(2) does not ask for time limits"


def test_other_values_of_the_same_source_are_kept_apart(sample: Read) -> None:
    shop = sample.node("shop")
    assert sample.asserted(shop, DPV.hasContact) == {Literal("privacy@example.org"), Literal("javascript:alert(1)")}
    assert sample.unasserted(shop, DPV.hasContact) == {Literal("privacy@exampel.example"): "alternative"}


def test_who_may_receive_data_is_not_called_a_recipient() -> None:
    text = SAMPLE.replace('basis = "inferred"', 'basis = "stated"').replace(
        'to = "keeping"', 'to = "keeping"\ncertainty = "may"'
    )
    found = Read(read(text))
    assert found.said(found.node("newsletter"), DPV.hasRecipient) == set()
    assert found.asserted(found.node("newsletter:disclosure:3"), FIELD["disclosure:to"]) == {found.node("keeping")}


def test_declared_and_derived_transfers_are_different_things(sample: Read) -> None:
    declared = sample.node("hosting:transfer")
    assert sample.asserted(declared, RDF.type) == {ROPA.DeclaredTransfer}
    assert sample.asserted(declared, DPV.hasLegalBasis) == {URIRef("https://w3id.org/dpv/legal/eu/gdpr#A46-2-c")}
    derived = set(sample.graph.subjects(RDF.type, ROPA.DerivedTransfer))
    hops = [hop for hop in hops_of(read(SAMPLE)) if hop.verdict is not Verdict.NOT_A_TRANSFER]
    assert len(derived) == len(hops) > 0
    for node in derived:
        assert sample.asserted(node, ROPA.knownAs) == {STATE.derived}
        assert not any(str(predicate).startswith(str(DPV)) for predicate in sample.graph.predicates(node))
    said = {
        (sample.graph.value(node, ROPA.importer), str(sample.graph.value(node, ROPA.verdict)).rpartition(":")[2])
        for node in derived
    }
    assert said == {(sample.node(hop.importer.partition("/")[2]), hop.verdict.value) for hop in hops}


def test_a_third_country_that_a_transfer_names() -> None:
    text = SAMPLE.replace('tool = "scc"', 'tool = "scc", to = ["US", "NL"]')
    found = Read(read(text))
    declared = found.node("hosting:transfer")
    assert found.asserted(declared, DPV.hasThirdCountry) == {URIRef("https://w3id.org/dpv/loc#US")}
    assert found.asserted(declared, FIELD["transfer:to"]) == {URIRef("https://w3id.org/dpv/loc#NL")}


def test_chains_of_engagements(sample: Read) -> None:
    below = sample.node("service-desk")
    assert sample.asserted(below, FIELD["engagement:under"]) == {sample.node("service")}
    assert sample.asserted(below, DPV.hasServiceProvider) == {sample.node("helpdesk")}


def test_processor_activities_by_what_article_30_2_asks(sample: Read) -> None:
    payroll = sample.node("payroll")
    assert sample.asserted(payroll, DPV.hasDataController) == {sample.node("partner")}
    assert sample.asserted(payroll, DPV.hasDataProcessor) == {sample.node("shop")}
    (work,) = sample.asserted(payroll, DPV.hasProcessing)
    assert sample.asserted(work, DCTERMS.description) == {Literal("Berekenen", "nl")}
    assert not sample.said(payroll, DPV.hasPurpose)


def test_nothing_meant_for_inside_is_told() -> None:
    for with_bases in (False, True):
        assert "SECRET" not in Read(read(SAMPLE), with_bases=with_bases).data.decode()


def test_legal_bases_only_where_asked_for() -> None:
    text = SAMPLE.replace('basis = "inferred"', 'basis = "stated"')
    without, with_ = Read(read(text)), Read(read(text), with_bases=True)
    assert not without.said(without.node("newsletter"), DPV.hasLegalBasis)
    basis = URIRef("https://w3id.org/dpv/legal/eu/gdpr#A6-1-a")
    assert with_.asserted(with_.node("newsletter"), DPV.hasLegalBasis) == {basis}
    assert "legal_basis" not in without.data.decode()


def test_own_terms_and_places_that_no_list_has() -> None:
    found = Read(
        read(
            "[register]\norganisation='o'\nlanguage='fr'\n[party.o]\nname='O'\nseat='XK'\n"
            "[data.badge]\nname='Badge d’accès'\n[data.score]\nname='Indice'\nspecial=true\n"
            "[activity.a]\nname='A'\ndata=['badge','score','gender','health']\nstored_in=['EEA','EEA-OR-ADEQUATE','org:epo']"
        )
    )
    held = found.asserted(found.node("a"), DPV.hasPersonalData)
    gender = URIRef("urn:ropa:vocabulary:data:gender")
    health = URIRef("https://w3id.org/dpv/pd#Health")
    assert held == {found.node("badge"), found.node("score"), gender, health}
    assert found.asserted(found.node("badge"), SKOS.prefLabel) == {Literal("Badge d’accès", "fr")}
    assert found.asserted(found.node("badge"), SKOS.broader) == {DPV.PersonalData}
    assert found.asserted(found.node("score"), SKOS.broader) == {DPV.SpecialCategoryPersonalData}
    assert {label.language for label in found.graph.objects(gender, SKOS.prefLabel)} == set(LANGUAGES)
    assert found.asserted(gender, SKOS.broader) == {DPV.PersonalData}
    ours = URIRef("urn:ropa:vocabulary:data:health")
    assert found.asserted(ours, SKOS.closeMatch) == {health}
    places = {
        found.graph.value(node, DPV.hasLocation) for node in found.asserted(found.node("a"), DPV.hasStorageCondition)
    }
    assert places == {
        URIRef("https://w3id.org/dpv/loc#EEA"),
        URIRef("urn:ropa:vocabulary:region:EEA-OR-ADEQUATE"),
        URIRef("urn:ropa:vocabulary:international-organisation:epo"),
    }
    assert found.asserted(found.node("o"), DPV.hasLocation) == {URIRef("urn:ropa:place:XK")}


def test_a_term_is_not_taken_for_a_record_of_the_same_name(sample: Read) -> None:
    category = URIRef("urn:ropa:vocabulary:party-category:hosting")
    assert sample.asserted(sample.node("cloud"), FIELD["party:category"]) == {category}


def test_shared_records_have_names_of_their_own_and_no_language_that_nobody_named() -> None:
    shared = "[party.host]\nname='Gedeelde host'\nseat='US'\n[engagement.cloud]\nparty='host'\nservice='Opslag'"
    text = "[register]\norganisation='o'\nlanguage='nl'\n[party.o]\nname='O'\n"
    text += "[activity.a]\nname='A'\ndisclosure=[{to='shared/cloud'}]"
    found = Read(read(text, shared))
    cloud = found.node("cloud", "shared")
    assert found.asserted(found.node("a"), DPV.hasRecipient) == {found.node("host", "shared")}
    assert found.asserted(cloud, DCTERMS.description) == {Literal("Opslag")}


def test_every_term_of_dpv_is_one_that_it_has(shipped: Register, workspace: Workspace) -> None:
    known = {term.dpv for name in vocabularies() for term in terms(name).values()} | {f"dpv:{key}" for key in LOOKED_UP}
    graph = linked(shipped, workspace.case(shipped).hops, workspace.law, with_bases=True)
    names = {part for triple in graph.triples for part in triple if isinstance(part, Name)}
    used = {f"{name.prefix}:{name.local}" for name in names if name.prefix in ("dpv", "pd", "eu-gdpr")}
    assert used <= known
    assert len(used) > 20


def test_every_kind_of_record_and_table_that_is_asked_for_has_a_class() -> None:
    waiting: list[type[Part]] = [*(model for kind, model in KINDS.items() if kind != "system"), Transfer]
    asked = {
        field.part
        for model in waiting
        for field in plan(model)
        if field.part and (is_asked_of("controller", field) or field.key in ("legal_basis", "special_categories"))
    }
    assert {model.KIND for model in waiting if model is not Transfer} == set(RECORDS)
    assert {model.KIND for model in asked} | {"transfer"} == set(TABLES)


def test_every_name_of_ours_is_defined(shipped: Register) -> None:
    for found in (Read(shipped, with_bases=True), Read(read(SAMPLE), with_bases=True)):
        for name in {part for triple in found.graph for part in triple if str(part).startswith("urn:ropa:")}:
            assert (name, None, None) in found.graph or _is_described(found, name), name


def _is_described(found: Read, name: object) -> bool:
    return any(subject == name for subject, _, _ in found.described)


def test_every_label_of_the_program_stands_in_every_language(sample: Read) -> None:
    for node in {subject for subject in sample.graph.subjects() if str(subject).startswith("urn:ropa:term:")}:
        assert {label.language for label in sample.graph.objects(node, RDFS.label)} == set(LANGUAGES), node


def test_draft_and_banner_are_those_of_the_document(shipped: Register, workspace: Workspace) -> None:
    hops = workspace.case(shipped).hops
    document = art30(shipped, hops, workspace.law, "en")
    found = Read(shipped)
    said = {str(value) for value in found.graph.objects(found.node(""), RDFS.comment) if value.language == "en"}
    is_draft = any(line.startswith("DRAFT") for line in document.banner)
    assert said == {line for line in document.banner if not line.startswith("DRAFT")} != set()
    assert found.graph.value(found.node(""), ROPA.isDraft) == Literal(is_draft)


def test_a_settled_record_is_no_draft() -> None:
    text = "[register]\norganisation='o'\n[party.o]\nname='O'\n[activity.a]\nname='A'\npurposes=['p']\n"
    settled, proposed = Read(read(text)), Read(read(text + "cited={basis='inferred'}"))
    awaiting, asked = Read(read(text + "status='to-confirm'")), Read(read(text + "open=[{field='data',state='asked'}]"))
    for found, is_draft in ((settled, False), (proposed, True), (awaiting, True), (asked, True)):
        assert found.graph.value(found.node(""), ROPA.isDraft) == Literal(is_draft)


# What the shipped registers hold, read from their files without the program.


def tables(name: str) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted((ROOT / "registers" / name).glob("*.toml")):
        for kind, records in tomllib.loads(path.read_text("utf-8")).items():
            found.setdefault(kind, {}).update(records)
    return found


def basis(record: Mapping[str, Any], field: str, item: object, key: object) -> str:
    """How an item is known by the evidence that stands nearest."""
    if isinstance(item, dict) and "evidence" in item:
        return str(item["evidence"].get("basis", "stated"))
    for wanted in (key, None):
        for evidence in record.get("evidence", []):
            if evidence["field"] == field and evidence.get("item") == wanted:
                return str(evidence.get("basis", "stated"))
    return str(record.get("cited", {}).get("basis", "stated"))


def controlled(name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, activity in tables(name)["activity"].items():
        if activity.get("capacity", "controller") == "controller" and activity.get("status") != "retired":
            yield key, activity


@pytest.fixture(scope="module")
def found(shipped: Register) -> Read:
    return Read(shipped)


def test_every_activity_is_there_once(found: Read) -> None:
    wanted = {key for key, activity in tables(found.name)["activity"].items() if activity.get("status") != "retired"}
    assert {found.node(key) for key in wanted} == set(found.graph.subjects(RDF.type, ROPA.Activity))
    assert found.said(found.node(""), DPV.hasProcess) == {found.node(key) for key in wanted}


def test_purposes_are_those_of_the_files(found: Read) -> None:
    language = tables(found.name)["register"]["language"]
    total = 0
    for key, activity in controlled(found.name):
        purposes = activity.get("purposes", [])
        nodes = {number: found.node(f"{key}:purposes:{number}") for number in range(1, len(purposes) + 1)}
        assert found.said(found.node(key), DPV.hasPurpose) == set(nodes.values())
        for number, purpose in enumerate(purposes, 1):
            assert found.said(nodes[number], DCTERMS.description) == {Literal(purpose, language)}
            state = found.known_as(found.node(key), DPV.hasPurpose, nodes[number])
            assert state == basis(activity, "purposes", purpose, purpose)
            is_asserted = (found.node(key), DPV.hasPurpose, nodes[number]) in found.graph
            assert is_asserted is (state in ("stated", "confirmed"))
            total += 1
    assert total > 5


@pytest.mark.parametrize(("field", "predicate"), [("data", DPV.hasPersonalData), ("subjects", DPV.hasDataSubject)])
def test_lists_of_words_are_those_of_the_files(found: Read, field: str, predicate: URIRef) -> None:
    own = tables(found.name).get({"data": "data", "subjects": "subject"}[field], {})
    list_ = terms({"data": "data", "subjects": "subject"}[field])
    total = 0
    for key, activity in controlled(found.name):
        words = activity.get(field, [])
        wanted = {}
        for word in words:
            dpv = list_[word].dpv if word in list_ else ""
            home = {"dpv": DPV, "pd": URIRef("https://w3id.org/dpv/pd#")}.get(dpv.partition(":")[0])
            ours = found.node(word) if word in own else URIRef(f"urn:ropa:vocabulary:{field.removesuffix('s')}:{word}")
            wanted[word] = URIRef(f"{home}{dpv.partition(':')[2]}") if dpv and word not in own else ours
        assert found.said(found.node(key), predicate) == set(wanted.values()), key
        for word, node in wanted.items():
            state = basis(activity, field, word, word)
            assert found.known_as(found.node(key), predicate, node) == state
            assert ((found.node(key), predicate, node) in found.graph) is (state in ("stated", "confirmed"))
            total += 1
    assert total > 5


def test_time_limits_are_those_of_the_files(found: Read) -> None:
    for key, activity in controlled(found.name):
        for number, limit in enumerate(activity.get("retention", []), 1):
            node = found.node(f"{key}:retention:{number}")
            assert node in found.said(found.node(key), DPV.hasStorageCondition)
            durations = {str(value) for value in found.said(node, DPV.hasDuration)}
            assert durations == ({limit["keep"]} if "keep" in limit else set())
            kinds = {str(kind).rpartition(":")[2] for kind in found.said(node, FIELD["retention:kind"])}
            assert kinds == ({limit["kind"]} if "kind" in limit else set())


def test_disclosures_are_those_of_the_files(found: Read) -> None:
    for key, activity in controlled(found.name):
        items = activity.get("disclosure", [])
        if items == NONE:
            assert FIELD["activity:disclosure"] in found.said(found.node(key), ROPA.statesNoneOf)
            continue
        for number, item in enumerate(items, 1):
            node = found.node(f"{key}:disclosure:{number}")
            holder, _, local = item["to"].rpartition("/")
            assert found.said(node, FIELD["disclosure:to"]) == {found.node(local, holder)}
            assert bool(found.said(node, FIELD["disclosure:role"])) is ("role" in item)
            assert (FIELD["disclosure:role"] in found.said(node, ROPA.silentOn)) is ("role" not in item)


def test_silence_is_where_the_files_are_silent(found: Read) -> None:
    own = tables(found.name)["register"]
    for key, activity in controlled(found.name):
        opened = {item["field"] for item in activity.get("open", [])}
        for field in ("purposes", "subjects", "data", "joint_controllers"):
            is_silent = FIELD[f"activity:{field}"] in found.said(found.node(key), ROPA.silentOn)
            assert is_silent is (field not in activity and field not in opened and field not in own), (key, field)


def test_an_activity_that_has_ended_is_counted_and_not_told() -> None:
    found = Read(read(SAMPLE))
    assert (found.node("ended"), None, None) not in found.graph
    assert found.graph.value(found.node(""), ROPA.endedActivities) == Literal(1)
    assert sum(1 for _ in read(SAMPLE).of(Activity)) == 4


def test_a_hostile_register_makes_a_graph() -> None:
    found = Read(hostile())
    assert len(set(found.graph.subjects(RDF.type, ROPA.Activity))) == 9
    assert LAW.date.isoformat() in found.data.decode()
