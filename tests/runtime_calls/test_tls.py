"""Which certificate authorities are trusted: one store, and which."""

import ssl
import subprocess
import sys
import threading
import types
from pathlib import Path

import pytest
from runtime.base.errors import ConfigurationError
from runtime.base.process import STATE
from runtime.wire import tls
from scripted import CERTIFICATE, Flow, Scripted, drive, keep_answering


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    """Nothing in the environment, a system without certificates, Linux, and no shared context."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(STATE, "tls", {})
    monkeypatch.setattr(sys, "platform", "linux")
    system(monkeypatch)


def system(monkeypatch, file="/nowhere", folder="/nowhere"):
    paths = ssl.DefaultVerifyPaths(None, None, "", file, "", folder)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    monkeypatch.setattr(ssl.SSLContext, "load_default_certs", lambda self, purpose=None: None)


def certifi(monkeypatch, *, present=True):
    fake = types.SimpleNamespace(where=lambda: CERTIFICATE) if present else None
    monkeypatch.setitem(sys.modules, "certifi", fake)


def authorities(context):
    return context.cert_store_stats()["x509_ca"]


def test_certifi_only_if_the_store_of_the_system_is_empty(monkeypatch, tmp_path):
    certifi(monkeypatch)
    assert authorities(tls.shared()) == 1
    monkeypatch.setitem(sys.modules, "certifi", None)
    assert authorities(tls._new(trust_env=True)) == 0
    certifi(monkeypatch)
    empty, unreadable = tmp_path / "empty.pem", tmp_path / "other.pem"
    empty.write_text("")
    unreadable.write_text("no certificate")
    for file in (empty, unreadable):
        system(monkeypatch, file=str(file))
        assert authorities(tls._new(trust_env=True)) == 1


@pytest.mark.parametrize("trust_env", [True, False])
def test_a_system_that_has_certificates_is_enough(monkeypatch, tmp_path, trust_env):
    monkeypatch.setitem(sys.modules, "certifi", types.SimpleNamespace())  # not asked
    system(monkeypatch, file=CERTIFICATE)
    assert authorities(tls.shared(trust_env=trust_env)) == 1
    (tmp_path / "0123abcd.0").write_bytes(Path(CERTIFICATE).read_bytes())
    system(monkeypatch, folder=str(tmp_path))
    # those of a folder are read when they are needed
    assert authorities(tls._new(trust_env=trust_env)) == 0


def test_a_folder_without_hashed_names_holds_nothing(monkeypatch, tmp_path):
    certifi(monkeypatch)
    (tmp_path / "ca.pem").write_bytes(Path(CERTIFICATE).read_bytes())
    system(monkeypatch, folder=str(tmp_path))
    assert authorities(tls.shared()) == 1


def test_on_windows_certifi_is_added(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "truststore", None)
    certifi(monkeypatch)
    assert authorities(tls.shared()) == 1


@pytest.mark.parametrize("platform", ["darwin", "win32", "linux"])
@pytest.mark.parametrize("installed", [True, False])
def test_truststore(monkeypatch, platform, installed):
    class Context(ssl.SSLContext):
        pass

    fake = types.SimpleNamespace(SSLContext=Context) if installed else None
    monkeypatch.setitem(sys.modules, "truststore", fake)
    monkeypatch.setattr(sys, "platform", platform)
    certifi(monkeypatch)
    used = isinstance(tls.shared(), Context)
    assert used is (installed and platform != "linux")
    assert authorities(tls.shared()) == (0 if used else 1)


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_the_environment_comes_first(monkeypatch, tmp_path, name):
    monkeypatch.setitem(sys.modules, "certifi", types.SimpleNamespace())
    monkeypatch.setitem(sys.modules, "truststore", types.SimpleNamespace())
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv(name, CERTIFICATE if name == "SSL_CERT_FILE" else str(tmp_path))
    assert authorities(tls.shared()) == (1 if name == "SSL_CERT_FILE" else 0)


def test_an_environment_that_is_not_trusted(monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing.pem"))
    certifi(monkeypatch)
    with pytest.raises(ConfigurationError, match="SSL_CERT_FILE or SSL_CERT_DIR"):
        tls.shared()
    assert authorities(tls.shared(trust_env=False)) == 1


def test_the_context_verifies(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", CERTIFICATE)
    for context in (tls.shared(), tls.shared(trust_env=False), tls.with_certificate(CERTIFICATE)):
        assert context.verify_mode == ssl.CERT_REQUIRED
        assert context.check_hostname


def test_clients_and_threads_share_one(monkeypatch):
    certifi(monkeypatch)
    made = []
    monkeypatch.setattr(tls, "_new", lambda *, trust_env: made.append(trust_env) or object())
    found = []
    barrier = threading.Barrier(8)

    def work():
        barrier.wait()
        found.append(tls.shared())

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, found))) == 1
    assert made == [True]


def test_it_stays_over_a_fork(monkeypatch):
    certifi(monkeypatch)
    context, generation = tls.shared(), STATE.generation
    monkeypatch.setattr(STATE, "generation", generation)
    STATE.after_in_child()
    assert tls.shared() is context
    assert STATE.generation == generation + 1


@pytest.mark.parametrize("certificate", ["/missing.pem", ("/missing.pem",), (), (1,)])
def test_a_client_certificate_that_cannot_be_used(certificate):
    with pytest.raises(ConfigurationError, match="client certificate"):
        tls.with_certificate(certificate)


def test_a_client_certificate_is_presented(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", CERTIFICATE)
    flow = Flow("sync")
    with Scripted(keep_answering, tls=True) as server:
        server._tls.verify_mode = ssl.CERT_REQUIRED
        server._tls.load_verify_locations(CERTIFICATE)
        pool = flow.pool(lambda: tls.with_certificate(CERTIFICATE))
        assert drive(flow.call(pool, server.url))[0] == b"ok"
        drive(pool.close())


def test_an_http_root_pays_nothing():
    def never():
        raise AssertionError

    flow = Flow("sync")
    with Scripted(keep_answering) as server:
        pool = flow.pool(never)
        assert drive(flow.call(pool, server.url))[0] == b"ok"
        drive(pool.close())


def test_the_codec_of_the_handshake_is_there():
    code = (
        f"import sys; sys.path.insert(0, {str(Path(tls.__file__).parents[2])!r});"
        "from runtime.wire import tls; tls.shared(); print('encodings.idna' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", code]).strip() == b"True"
