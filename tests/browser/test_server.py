"""The server as a stranger meets it: this machine only, and no talk under another's name."""

import http.client
import socket

import pytest

pytestmark = pytest.mark.browser
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def talk(server, host, origin):
    """Return the status that opening the page's one channel of data gets."""
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    link.putrequest("GET", "/_stcore/stream", skip_host=True)
    for name, value in ({"Host": host, "Origin": origin} | UPGRADE).items():
        link.putheader(name, value)
    link.endheaders()
    status = link.getresponse().status
    link.close()
    return status


def test_only_our_own_page_may_talk_to_the_server(server):
    own = f"127.0.0.1:{server.port}"
    assert talk(server, own, f"http://{own}") == 101
    assert talk(server, own, "http://evil.example") == 403
    # a name of somebody else's that leads here, as in DNS rebinding
    for name in ("evil.example", f"evil.example:{server.port}", "127.0.0.1.evil.example"):
        assert talk(server, name, f"http://{name}") == 403


def test_the_server_listens_on_one_address_only(server):
    """A second socket may take the port on another address only if the server has not all."""
    with socket.socket() as other:
        other.bind(("127.0.0.2", server.port))


def test_errors_and_settings_show_nothing_of_the_machine(server):
    for path in ("/_stcore/host-config", "/nothing/../../etc/passwd", "/app/static/x", "/%00"):
        link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        link.request("GET", path)
        body = link.getresponse().read().decode("utf-8", "replace")
        assert "root:" not in body
        assert "Traceback" not in body
        link.close()
