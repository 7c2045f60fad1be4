"""How many reports come in within an hour: from one address, about one record, and altogether.

The counts stand in the table that those of sign-ins use, and nowhere else; of an address only a keyed hash does.
"""

from ipaddress import ip_network

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

HOUR = 60 * 60
FROM_ONE_ADDRESS = 10
"""Many telephones share one address."""

ABOUT_ONE_RECORD = 20


class Flood(Exception):
    """Too many reports within the hour; ``str`` tells the sender."""


def let_in(code, address, now):
    """Count a report about the record of ``code`` from ``address``, or raise Flood."""
    hour = now.strftime("%Y%m%d%H")
    limits = {
        f"feedback-{hour}-from-{hashed(address)}": (
            FROM_ONE_ADDRESS,
            _("Many reports have come from your connection within an hour."),
        ),
        f"feedback-{hour}-about-{code}": (ABOUT_ONE_RECORD, _("Many reports on this have come within an hour.")),
        f"feedback-{hour}": (settings.FEEDBACK_PER_HOUR, _("Many reports have come in within an hour.")),
    }
    counts = cache.get_many(limits)
    for key, (most, why) in limits.items():
        if counts.get(key, 0) >= most:
            raise Flood(why)
    cache.set_many({key: counts.get(key, 0) + 1 for key in limits}, timeout=HOUR)


def hashed(address):
    """A mark of the connection that ``address`` belongs to; nobody without the secret key can test one."""
    return salted_hmac("trackerapp.feedback", _connection(address), algorithm="sha256").hexdigest()[:32]


def _connection(address):
    """The network that one subscriber of IPv6 has, the address itself of IPv4; all that is no address is one."""
    try:
        network = ip_network(address or "")
    except ValueError:
        return ""
    return str(network.supernet(new_prefix=64) if network.version == 6 else network)
