#!/usr/bin/env python3
"""Records the calls of calls.py and short_calls.py: real traffic of SIPp and Kamailio in a network namespace.

Needs root and the Debian packages sip-tester, kamailio, kamailio-tls-modules, tshark, openssl. Writes messages.jsonl and
tls.log beside this folder, from what tshark captured. The truth, calls_truth.jsonl and expect.json, is written by hand.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import calls
import short_calls

HERE = pathlib.Path(__file__).resolve().parent
SPACE = "sip-recording"
LONGEST = 100
ADDRESSES = [f"10.20.4.{n}" for n in range(21, 120)] + ["10.20.0.10", "10.20.0.20", "198.51.100.7",
                                                         "198.51.100.9"]
SILENT = """
import socket, time
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(("198.51.100.9", 5060))
t = socket.create_server(("198.51.100.9", 5060)); c, _ = t.accept(); time.sleep(600)
"""


def inside(*command, **options):
    return subprocess.Popen(["ip", "netns", "exec", SPACE, *command], **options)


def sipp(agent, call_id, work):
    scenario = work / f"{agent.tag}-{agent.ip}-{agent.port}.xml"
    scenario.write_text(agent.scenario())
    command = ["sipp", "-sf", str(scenario), "-i", agent.ip, "-p", str(agent.port), "-t", agent.transport, "-m", "1",
               "-nostdin", "-nd", "-cid_str", call_id or "x%u"]
    out = open(scenario.with_suffix(".out"), "w")
    return inside(*command, *([agent.target] if agent.target else []), stdout=out, stderr=out, cwd=work)


def run(call, work):
    """Runs the agents of a call, those that are called first."""
    began, agents = time.time(), []
    for agent, call_id in sorted(call(), key=lambda pair: pair[1] is not None):
        agents.append((agent, sipp(agent, call_id, work)))
        time.sleep(0.3)
    for agent, process in agents:
        try:
            process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
        if process.wait() != 0:
            print(f"{call.__name__}: {agent.user} at {agent.ip} ended with {process.returncode}")
    print(f"{call.__name__}: {time.time() - began:.0f} s", flush=True)


def certificate(work):
    """The carrier signs its own, and the proxy trusts its own alone."""
    for name in ("proxy", "carrier"):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN=sbc.{name}.example",
                        "-keyout", f"{name}.key", "-out", f"{name}.pem"], cwd=work, check=True, capture_output=True)
    (work / "tls.cfg").write_text(f"[client:default]\nmethod = TLSv1.2+\nverify_certificate = yes\n"
                                  f"require_certificate = yes\nca_list = {work}/proxy.pem\n"
                                  f"[server:default]\nmethod = TLSv1.2+\nprivate_key = {work}/proxy.key\n"
                                  f"certificate = {work}/proxy.pem\n")
    return inside("openssl", "s_server", "-accept", "198.51.100.7:5061", "-cert", "carrier.pem", "-key", "carrier.key",
                  "-quiet", cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.PIPE)


def proxy(work, log):
    config = work / "kamailio.cfg"
    config.write_text((HERE / "kamailio.cfg").read_text().replace("TLS_CONFIG", f"{work}/tls.cfg"))
    return inside("kamailio", "-f", str(config), "-DD", "-E", "-Y", str(work), "-m", "32", "-M", "8", stderr=log,
                  stdout=log)


def documents(capture):
    """The captured messages as a capture agent ships them."""
    fields = ["frame.time_epoch", "ip.src", "ip.dst", "udp.srcport", "udp.dstport", "tcp.srcport", "tcp.dstport",
              "udp.payload", "tcp.payload"]
    rows = subprocess.run(["tshark", "-r", str(capture), "-Y", "!icmp && (udp.payload || tcp.payload)", "-T", "fields"]
                          + [part for field in fields for part in ("-e", field)], check=True, capture_output=True,
                          text=True).stdout.splitlines()
    for row in rows:
        at, source, target, udp_from, udp_to, tcp_from, tcp_to, udp, tcp = row.split("\t")
        text = bytes.fromhex(udp or tcp).decode("utf-8", "replace")
        if "SIP/2.0" in text:
            seconds, fraction = at.split(".")
            stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(int(seconds)))
            yield {"@timestamp": f"{stamp}.{fraction[:6]}Z", "source": {"ip": source, "port": int(udp_from or tcp_from)},
                   "destination": {"ip": target, "port": int(udp_to or tcp_to)},
                   "network": {"transport": "udp" if udp else "tcp"}, "message": text}


def main(names):
    started = []
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        subprocess.run(["ip", "netns", "add", SPACE], check=True)
        try:
            subprocess.run(["ip", "-n", SPACE, "link", "set", "lo", "up"], check=True)
            for address in ADDRESSES:
                subprocess.run(["ip", "-n", SPACE, "address", "add", address + "/32", "dev", "lo"], check=True)
            capture, log = work / "capture.pcap", open(work / "kamailio.log", "w+")
            started += [certificate(work), proxy(work, log), inside("python3", "-c", SILENT),
                        inside("tshark", "-i", "lo", "-w", str(capture), "-q", stderr=subprocess.DEVNULL)]
            while not capture.exists() or not capture.stat().st_size:
                time.sleep(0.5)
            time.sleep(4)
            for call in calls.ALL + short_calls.ALL:
                if not names or call.__name__ in names:
                    run(call, work)
            before = len((work / "kamailio.log").read_text())
            if not names or "tls_refused" in names:
                run(calls.tls_refused, work)
                lines = (work / "kamailio.log").read_text()[before:]
                (HERE.parent / "tls.log").write_text(lines.replace("\r\n", "\n"))
            time.sleep(2)
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait()
            subprocess.run(["ip", "netns", "delete", SPACE], check=True)
        lines = [json.dumps(document, ensure_ascii=False) for document in documents(capture)
                 if "Call-ID: tls-" not in document["message"]]
        (HERE.parent / "messages.jsonl").write_text("\n".join(lines) + "\n")
        print(f"{len(lines)} messages")


if __name__ == "__main__":
    main(sys.argv[1:])
