"""The answer of `impact` as plain values."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from ropa.model import Activity
from ropa.questions.impact import Impact, Reached
from ropa.questions.impact_routes import Route
from ropa.register import Register

Clock = tuple[datetime.datetime, datetime.datetime] | None
"""When the controller became aware, and when the 72 hours end; None where no time of awareness was given."""


def impact_values(register: Register, found: Impact, clock: Clock, runs: bool) -> Mapping[str, Any]:
    """What an event reaches in one register, keyed by the model's field names; null where the register is silent.

    Args:
        register: The register.
        found: What is reached.
        clock: The 72 hours.
        runs: Whether they run for the organisation.
    """
    own = register.own
    controller = [item for item in found.reached if item.capacity != "processor"]
    processor = [item for item in found.reached if item.capacity == "processor"]
    return {
        "register": register.name,
        "authority": own.authority if own else None,
        "competent": list(found.competent),
        "aware": clock[0].isoformat() if clock else None,
        "due": clock[1].isoformat() if clock and runs else None,
        "controller": [_reached(register, item) for item in controller],
        "processor": [
            {**_reached(register, item), "controllers": None if item.controllers is None else list(item.controllers)}
            for item in processor
        ],
        "unattributed": [_route(route) for route in found.unattributed],
        "unreached": list(found.unreached),
        "ending": list(found.ending),
        "supplied": list(found.supplied),
        "silent": list(found.silent),
        "open_places": list(found.open_places),
        "fully_read": not register.findings,
    }


def letter_values(register: Register, to: str, party: str, reached: Sequence[Reached]) -> Mapping[str, Any]:
    """To whom a letter goes that follows from an event, and which activities it is about.

    Args:
        register: The register of who writes.
        to: `controllers` or `people`.
        party: Address of the controller; empty where there is none, or none is named.
        reached: The activities.
    """
    return {
        "register": register.name,
        "to": to,
        "controller": party or None,
        "activities": [_reached(register, item) for item in reached],
        "fully_read": not register.findings,
    }


def _reached(register: Register, item: Reached) -> dict[str, Any]:
    record = register.at(item.activity)
    volume = record.volume if isinstance(record, Activity) else None
    return {
        "id": item.activity,
        "capacity": item.capacity or None,
        "time": item.time,
        "duty": item.duty,
        "subjects": None if item.subjects is None else list(item.subjects),
        "data": None if item.data is None else sorted(item.data),
        "special": list(item.special),
        "criminal": list(item.criminal),
        "volume": volume.model_dump(mode="json") if volume else None,
        "routes": [_route(route) for route in item.routes],
    }


def _route(route: Route) -> dict[str, Any]:
    return {
        "steps": list(route.nodes),
        "data": None if route.data is None else sorted(route.data),
        "role": route.role or None,
        "duty": route.duty,
        "certainty": route.certainty or None,
        "when": list(route.when),
        "time": route.time,
        "by_control": route.by_control,
        "service_open": route.service_open,
    }
