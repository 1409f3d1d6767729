"""What becomes of calls when servers, networks and processes fail: the runtime's fault table.

Only the public surface of generated SDKs is used: that of AI Hub, and of a small one that is made
in memory of ``acme.yaml``. ``server`` misbehaves as it is told and records every byte; ``callers``
runs each test with the sync and the async client. A test of what the runtime does not do yet is
marked ``until(reason)``, a strict xfail: it fails loudly on the day it is mended.

| row | what must hold | tests |
|---|---|---|
| A1 | the commit of an upload is repeated, never undone | ``test_uploads: test_a1_*`` |
| A2 | a file that changes during an upload is not committed | ``test_uploads: test_a2_*`` |
| A3 | a compressed body is whole, with all its members | ``test_decoding: test_a3_*`` |
| A4 | a bomb is refused before it fills memory, in errors too | ``test_decoding: test_a4_*`` |
| A5 | a fork at any moment leaves a child that can call | ``test_fork: test_a5_*`` |
| A6 | a fork during a large decode leaves the collector on | ``test_fork: test_a6_*`` |
| A7 | POST, 303, GET: a failing GET repeats the GET only | ``test_lost: test_a7_*`` |
| A8 | no 404 or 412 hides that an earlier attempt did it | ``test_lost: test_a8_*`` |
| A9 | nothing where an object is promised is an error | ``test_lost: test_a9_*`` |
| A10 | a cancelled upload is aborted, under trio too | ``test_uploads: test_a10_*`` |
| A11 | UTF-8 first, then the label | ``test_decoding: test_a11_*`` |
| A12 | tokens go by the same retry rules | ``test_lost: test_a12_*`` |
| A13 | errors of the caller's body are the caller's | ``test_lost: test_a13_*`` |
| B api_root | an impossible host | ``test_raw: test_b_api_root_*`` |
| B query | surrogates, not-a-number | ``test_raw: test_b_lone_surrogate_*, test_b_query_number_*`` |
| B headers | names that are none, framing | ``test_raw: test_b_header_name_*, test_b_framing_*`` |
| B context | blank, or with blanks | ``test_raw: test_b_context_*, test_b_blank_context_*`` |
| B root | a blank AIHUB_API_ROOT | ``test_raw: test_b_blank_api_root_*`` |
| B redirects | where an error came from, odd Locations | ``test_raw: test_b_error_after_*, test_b_odd_*`` |
| B timeout | silence; inf; ``deadline`` | ``test_raw: test_b_*timeout_*, test_b_deadline_*`` |
| B outcome | ``sent``, ``attempts``, ``elapsed`` | ``test_raw: test_b_sent_*, test_b_attempts_*`` |
| C logs | keys, cookies, tokens | ``test_secrets: test_c_*_in_no_log`` |
| C errors | nothing an error leads to holds a secret | ``test_secrets: test_c_nothing_*`` |
| C redirects | no body for other origins, POST only once | ``test_secrets: test_c_body_*, test_c_post_*`` |
| C pickles | clients, settings, copies | ``test_secrets: test_c_client_*, test_c_copy_*, test_c_no_*`` |
| D | login pages, closing servers, 425, outages, nulls | ``test_missing: test_d_*`` |

``test_chaos`` calls a server that fails at random, ``test_fork`` forks at random moments, and
``test_peers`` has what users of other libraries reported. The first two are scripts as well:
``python -m tests.faults.chaos`` and ``python -m tests.faults.fork``.

Webhooks (C) are verified where their surface is tested.
"""
