"""Reads calendar objects with python3-icalendar and tells what it read of each, as JSON."""
import json
import sys
from datetime import timezone

import icalendar


def instant(value):
    return value.dt.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')


def address(value):
    return str(value).split(':', 1)[1] if str(value).lower().startswith('mailto:') else str(value)


def read(path):
    with open(path, 'rb') as file:
        raw = file.read()
    calendar = icalendar.Calendar.from_ical(raw)
    events = calendar.walk('VEVENT')
    event = events[0]
    return {
        'events': len(events),
        'errors': [str(error) for part in calendar.walk() for error in part.errors],
        'attendees': len(event['ATTENDEE']) if isinstance(event['ATTENDEE'], list) else 1,
        'again': icalendar.Calendar.from_ical(calendar.to_ical()).to_ical() == calendar.to_ical(),
        'method': str(calendar['METHOD']),
        'uid': str(event['UID']),
        'sequence': int(event['SEQUENCE']),
        'stamp': instant(event['DTSTAMP']),
        'startsAt': instant(event['DTSTART']),
        'endsAt': instant(event['DTEND']),
        'summary': str(event['SUMMARY']),
        'location': str(event.get('LOCATION', '')),
        'status': str(event['STATUS']),
        'partstat': str(event['ATTENDEE'].params['PARTSTAT']),
        'cn': str(event['ATTENDEE'].params['CN']),
        'attendee': address(event['ATTENDEE']),
        'organizer': address(event['ORGANIZER']),
    }


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
