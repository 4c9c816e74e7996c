"""biip and python-stdnum, asked about messages: what each finds, or that it refuses."""

import re

import biip
import biip.gs1_application_identifiers as biip_table
from biip import ParseError
from biip.gs1_digital_link_uris import _PRIMARY_IDENTIFIER_MAP as LINK_KEYS
from biip.gs1_digital_link_uris import GS1DigitalLinkURI
from biip.gs1_messages import GS1Message
from stdnum import gs1_128

GS = "\x1d"


def formats():
    """How the values of every identifier look, in biip's table: {"10": "X..20"}."""
    table = biip_table._GS1_APPLICATION_IDENTIFIERS
    return {ai: entry.format.split("+", 1)[1] for ai, entry in table.items()}


def biip_elements(text):
    """The elements as (identifier, value), or None."""
    try:
        return [(element.ai.ai, element.value) for element in GS1Message.parse(text).element_strings]
    except ParseError:
        return None


def biip_link_elements(text):
    try:
        return [(element.ai.ai, element.value) for element in GS1DigitalLinkURI.parse(text).element_strings]
    except (ParseError, ValueError):
        return None


def biip_scan(text):
    """What biip finds in scan data: elements of a message, or a GTIN as (01); None when it finds neither."""
    try:
        result = biip.parse(text)
    except (ParseError, ValueError):
        return None
    if result.gs1_message:
        return [(element.ai.ai, element.value) for element in result.gs1_message.element_strings]
    return [("01", result.gtin.as_gtin_14())] if result.gtin else None


def biip_text(text):
    """The message that biip reads when it is given this one: without white space round it, separators one at a time."""
    return re.sub(GS + "+", GS, text.strip())


_found = []
_decode_value = gs1_128._decode_value


def _note(ai, form, kind, value):
    _found.append((ai, value))
    return _decode_value(ai, form, kind, value)


# info() answers with converted values and the last of those that have the same identifier; all are wanted, as they are.
gs1_128._decode_value = _note


def stdnum_elements(text):
    _found.clear()
    try:
        gs1_128.info(text, GS)
    except Exception:  # it lets errors of many kinds through
        return None
    return list(_found)


def stdnum_text(text):
    """The message that stdnum reads when it is given this one: without brackets and without white space round it."""
    return gs1_128.compact(text)


def stdnum_format(ai):
    """(form, kind, whether it ends with a separator) of an identifier in stdnum's table."""
    entry = gs1_128._gs1_aidb.info(ai)[0][1]
    return entry["format"], entry["type"], "fnc1" in entry


def both(text):
    return biip_elements(text), stdnum_elements(text)
