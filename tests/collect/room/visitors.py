"""People with phones, as a program of its own: ``visitors.py ADDRESS PEOPLE SECONDS [CERTIFICATE]``.

It writes one JSON object: what each person got at each step, and how long the steps took. Tests talk to no network themselves.
"""

import contextlib
import http.client
import json
import re
import socket
import ssl
import sys
import threading
import time
from urllib.parse import urlencode, urlsplit

PROOF = re.compile(rb'name="?_form"? value="?([0-9a-f]+)')


#: Where people come from: another address of this computer than the one they go to, where a system has so many.
FROM = ("127.0.0.5", 0) if sys.platform == "linux" else None


def connect(address, context, source=FROM):
    parts = urlsplit(address)
    if parts.scheme == "https":
        return http.client.HTTPSConnection(parts.hostname, parts.port, timeout=60, context=context, source_address=source)
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=60, source_address=source)


def one(address, context, place, wait, results, lock):
    """One person: the form, the answers, the thanks, and the same form once more."""
    time.sleep(wait)
    statuses, seconds = [], []

    def ask(method, path, body=None):
        began = time.perf_counter()
        line = connect(address, context)
        line.request(method, path, body, {"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        answer = line.getresponse()
        page = answer.read()
        line.close()
        seconds.append(time.perf_counter() - began)
        statuses.append(answer.status)
        return page, answer

    path = urlsplit(address).path
    page, _ = ask("GET", path)
    proof = PROOF.search(page)
    if proof:
        answers = {"aims1": 1 + place % 5, "trust1": "PNTS", "keep": f"Comment {place}."}
        body = urlencode({"_form": proof[1].decode(), "_left": "1", **answers})
        _, answer = ask("POST", path, body)
        ask("GET", answer.getheader("Location") or "/none")
        ask("POST", path, body)
    with lock:
        results.append({"statuses": statuses, "seconds": seconds})


def half_open(address, count):
    """Connections that begin a request, or a handshake, and never end it."""
    parts = urlsplit(address)
    open_ = []
    for place in range(count):
        line = socket.create_connection((parts.hostname, parts.port))
        line.sendall(
            [b"", b"GET / HTT", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\na=", b"\x16\x03\x01\x02\x00"][
                place % 4
            ]
        )
        open_.append(line)
    return open_


def guess(address, context):
    """Somebody who tries wrong codes, then somebody else who tries one."""
    statuses = []
    for source in [FROM] * 11 + [("127.0.0.6", 0)]:
        line = connect(address, context, source)
        line.request("GET", "/WRONG-CODE-10")
        statuses.append(line.getresponse().status)
        line.close()
    return statuses


def no_request(address):
    """What comes back for what is no request, far too long a head, and far too long a body."""
    parts, answers = urlsplit(address), []
    for sent in (
        b"x y z\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"x" * (16384 - 19),
        b"POST / HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n",
    ):
        with socket.create_connection((parts.hostname, parts.port)) as line:
            line.sendall(sent)
            answers.append(b"".join(iter(lambda: line.recv(4096), b"")).decode())
    return answers


def main():
    address, people, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    context = None
    if len(sys.argv) > 4:
        context = ssl.create_default_context(cafile=sys.argv[4])
    if people < 0:
        print(json.dumps(no_request(address)))  # noqa: T201  that is what it is for
        return
    if not people:
        print(json.dumps(guess(address, context)))  # noqa: T201  that is what it is for
        return
    idle = half_open(address, 50)
    results, lock = [], threading.Lock()
    threads = [
        threading.Thread(target=one, args=(address, context, place, place * seconds / people, results, lock))
        for place in range(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for line in idle:
        with contextlib.suppress(OSError):
            line.close()
    print(json.dumps(results))  # noqa: T201  that is what it is for


if __name__ == "__main__":
    main()
