"""Follows every link of the site, and reads what answers: addresses, heads and bodies."""

import re
from html import unescape
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from .roads import read
from .tokens import seen_in

LINK = re.compile(rb'(?:(?:href|src|action)="|<loc>)([^"<]+)["<]|srcset="([^"]+)"')
SITE = "http://testserver/"
LEFT_ALONE = ("/static/", "/admin/logout", "/admin/jsi18n")
ONLY_ORDER = re.compile(r"(?<=[?&])(?:_changelist_filters=[^&]*|o=[^&]*)&?")
"""What an address of the admin carries along that shows nothing more: the order of a list, and the way back to it."""


def everything_in(response, body):
    """What somebody gets to see of ``response``, as one text."""
    heads = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{heads}\n{response.cookies.output()}\n{unescape(body.decode(errors='replace'))}"


def links_in(body, base):
    """The addresses on this site that ``body`` leads to."""
    for one, several in LINK.findall(body):
        for link in [one] if one else [each.split()[0] for each in several.split(b",")]:
            address = ONLY_ORDER.sub("", urldefrag(urljoin(base, unescape(link.decode())))[0]).rstrip("?&")
            if address.startswith(SITE):
                yield "/" + address.removeprefix(SITE)


class Crawl:
    """What somebody with ``client`` comes to from ``starts``: the answers by address, and the tokens in each."""

    def __init__(self, client, starts, *, most_parameters=1, most=1500, wanted=lambda address: True):
        self.client, self.most_parameters, self.wanted = client, most_parameters, wanted
        self.answers, self.tokens = {}, {}
        waiting = list(dict.fromkeys(starts))
        known = set(waiting)
        while waiting:
            assert len(self.answers) < most, f"no end of addresses, such as {waiting[:5]}"
            found = [each for each in self.visit(waiting.pop(0)) if each not in known and self.goes_to(each)]
            known.update(found)
            waiting += dict.fromkeys(found)

    def goes_to(self, address):
        """Whether to follow it: not if it combines more parameters than one, whose pages were all seen alone."""
        path, query = urlsplit(address)[2:4]
        is_left = any(part in path for part in LEFT_ALONE)
        return not is_left and len(parse_qsl(query)) <= self.most_parameters and self.wanted(address)

    def visit(self, address):
        response = self.client.get(address)
        body = read(response)
        self.answers[address] = (response.status_code, body)
        self.tokens[address] = seen_in(everything_in(response, body)) - seen_in(address)
        return [*links_in(body, urljoin(SITE, address)), *links_in(_location(response), urljoin(SITE, address))]

    @property
    def all_tokens(self):
        return set().union(*self.tokens.values())

    def where(self, tokens):
        """The addresses at which one of ``tokens`` was seen."""
        return {address: found & tokens for address, found in self.tokens.items() if found & tokens}


def _location(response):
    return f'href="{response.get("Location", "")}"'.encode() if response.has_header("Location") else b""
