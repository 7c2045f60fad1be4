"""The register for programs: what its public pages show, as JSON under ``/api/v1/``, read-only.

``urls`` names the addresses, ``endpoints`` answers, ``asking`` reads what is asked for, ``words`` says what values look
like, one module each kind of record; ``problems`` tells what goes wrong, ``describing`` makes the OpenAPI description.
"""
