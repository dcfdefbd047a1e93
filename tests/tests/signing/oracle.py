"""Signs the requests of standard input with botocore, and prints what it makes of each.

A request is a line of JSON; an answer is its header `Authorization`, and the query that signs it without its body.
"""

import json
import sys
from datetime import datetime

import botocore.auth
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

for line in sys.stdin:
    case = json.loads(line)
    moment = datetime.strptime(case["time"], "%Y%m%dT%H%M%SZ")
    botocore.auth.get_current_datetime = lambda *_, **__: moment
    credentials = Credentials(case["id"], case["secret"], case["token"])
    scope = (credentials, case["service"], case["region"])
    if case["objects"]:
        in_headers, in_query = S3SigV4Auth, S3SigV4QueryAuth
    else:
        in_headers, in_query = SigV4Auth, SigV4QueryAuth
    headers = dict(case["headers"])
    signed = AWSRequest(case["method"], case["url"], headers, case["body"].encode())
    in_headers(*scope).add_auth(signed)
    presigned = AWSRequest(case["method"], case["url"], headers)
    in_query(*scope, expires=60).add_auth(presigned)
    query = presigned.url.partition("?")[2]
    print(json.dumps([signed.headers["Authorization"], query]), flush=True)
