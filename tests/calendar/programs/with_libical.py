"""Reads calendar objects with libical, by ctypes, and tells what it read of each, as JSON."""
import ctypes
import json
import sys
from datetime import datetime, timezone

ical = ctypes.CDLL('libical.so.3')


class Time(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ('year', 'month', 'day', 'hour', 'minute', 'second')] + [
        ('is_date', ctypes.c_int),
        ('is_daylight', ctypes.c_int),
        ('zone', ctypes.c_void_p),
    ]


def function(name, result, *arguments):
    found = getattr(ical, name)
    found.restype, found.argtypes = result, arguments
    return found


pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
parse = function('icalparser_parse_string', pointer, text)
count_errors = function('icalcomponent_count_errors', number, pointer)
check = function('icalrestriction_check', number, pointer)
as_text = function('icalcomponent_as_ical_string', text, pointer)
free = function('icalcomponent_free', None, pointer)
method_of = function('icalcomponent_get_method', number, pointer)
method_name = function('icalproperty_method_to_string', text, number)
status_of = function('icalcomponent_get_status', number, pointer)
status_name = function('icalproperty_status_to_string', text, number)
sequence_of = function('icalcomponent_get_sequence', number, pointer)
kind_named = function('icalcomponent_string_to_kind', number, text)
property_named = function('icalproperty_string_to_kind', number, text)
parameter_named = function('icalparameter_string_to_kind', number, text)
first_inner = function('icalcomponent_get_first_component', pointer, pointer, number)
count_inner = function('icalcomponent_count_components', number, pointer, number)
count_properties = function('icalcomponent_count_properties', number, pointer, number)
first_property = function('icalcomponent_get_first_property', pointer, pointer, number)
value_of = function('icalproperty_get_value_as_string', text, pointer)
parameter_of = function('icalproperty_get_parameter_as_string', text, pointer, text)
seconds_of = function('icaltime_as_timet_with_zone', ctypes.c_long, Time, pointer)
utc = function('icaltimezone_get_utc_timezone', pointer)
start_of = function('icalcomponent_get_dtstart', Time, pointer)
end_of = function('icalcomponent_get_dtend', Time, pointer)
stamp_of = function('icalcomponent_get_dtstamp', Time, pointer)
texts = {
    name: function(f'icalcomponent_get_{name}', text, pointer) for name in ('summary', 'location', 'uid')
}


def said(value):
    return '' if value is None else value.decode('utf-8')


def instant(time):
    seconds = seconds_of(time, time.zone or utc())
    return datetime.fromtimestamp(seconds, timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')


def address(value):
    return value.split(':', 1)[1] if value.lower().startswith('mailto:') else value


def read(path):
    with open(path, 'rb') as file:
        raw = file.read()
    calendar = parse(raw)
    first = as_text(calendar)
    errors = count_errors(calendar)
    holds = check(calendar)
    event = first_inner(calendar, kind_named(b'VEVENT'))
    attendee = first_property(event, property_named(b'ATTENDEE'))
    organizer = first_property(event, property_named(b'ORGANIZER'))
    again = parse(first)
    told = {
        'events': count_inner(calendar, kind_named(b'VEVENT')),
        'errors': errors + count_errors(calendar) + as_text(calendar).count(b'X-LIC-ERROR'),
        'holds': holds,
        'again': as_text(again) == first,
        'attendees': count_properties(event, property_named(b'ATTENDEE')),
        'method': said(method_name(method_of(calendar))),
        'sequence': sequence_of(event),
        'stamp': instant(stamp_of(event)),
        'startsAt': instant(start_of(event)),
        'endsAt': instant(end_of(event)),
        **{name: said(get(event)) for name, get in texts.items()},
        'status': said(status_name(status_of(event))),
        'partstat': said(parameter_of(attendee, b'PARTSTAT')),
        'cn': said(parameter_of(attendee, b'CN')),
        'attendee': address(said(value_of(attendee))),
        'organizer': address(said(value_of(organizer))),
    }
    free(calendar)
    free(again)
    return told


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
