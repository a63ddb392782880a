// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.List;

/**
 * Lines as the other programs on a machine write them. A wording is best looked for by characters that do not stand there:
 * nearly all of what a processor reads are such lines.
 */
final class OrdinaryLines {

    static final List<String> ALL = List.of(
            "Jan  1 00:00:00 server1 systemd[1]: Started Session 42 of user root.",
            "systemd[1]: Stopping User Manager for UID 1000... systemd[1]: Reached target Shutdown.",
            "systemd[1]: docker.service: Main process exited, code=exited, status=1/FAILURE",
            "systemd[1]: Failed to start The nginx HTTP and reverse proxy server.",
            "sshd[812]: Accepted publickey for admin from 192.0.2.7 port 51022 ssh2: RSA SHA256:abcdef",
            "sshd[813]: Invalid user test from 192.0.2.7 port 40022",
            "sshd[813]: Failed password for invalid user test from 192.0.2.7 port 40022 ssh2",
            "sshd[814]: Received disconnect from 192.0.2.7 port 51022:11: disconnected by user",
            "sshd[815]: Connection closed by authenticating user root 192.0.2.7 port 40022 [preauth]",
            "sshd[815]: pam_unix(sshd:session): session opened for user admin by (uid=0)",
            "sudo: admin : TTY=pts/0 ; PWD=/home/admin ; USER=root ; COMMAND=/usr/bin/apt update",
            "CRON[900]: (root) CMD (test -x /usr/sbin/anacron || run-parts --report /etc/cron.daily)",
            "kernel: [12345.678901] eth0: Link is Up - 1000Mbps/Full - flow control rx/tx",
            "kernel: Out of memory: Killed process 4711 (java) total-vm:8123456kB, anon-rss:4123456kB",
            "kernel: nf_conntrack: nf_conntrack: table full, dropping packet",
            "kernel: [UFW BLOCK] IN=eth0 OUT= MAC=00:11 SRC=192.0.2.7 DST=192.0.2.8 LEN=60 PROTO=TCP SPT=1 DPT=22",
            "kernel: TCP: request_sock_TCP: Possible SYN flooding on port 443. Sending cookies.",
            "dhclient[700]: DHCPREQUEST for 192.0.2.8 on eth0 to 192.0.2.1 port 67, bound, renewal in 1800 seconds.",
            "named[600]: client @0x7f 192.0.2.7#53211 (www.example.com): query: www.example.com IN A +E(0)K",
            "named[600]: connection refused resolving 'example.com/AAAA/IN': 192.0.2.53#53",
            "ntpd[500]: Listen normally on 3 eth0 192.0.2.8 UDP 123; kernel reports TIME_ERROR: Clock Unsynchronized",
            "postfix/smtpd[400]: connect from unknown[192.0.2.7]; NOQUEUE: reject: RCPT: 554 Relay access denied",
            "postfix/smtp[401]: to=<user@example.com>, relay=mail.example.com, status=deferred (connection timed out)",
            "192.0.2.7 - - [01/Jan/2026:00:00:00 +0000] \"GET /index.html HTTP/1.1\" 200 612 \"-\" \"Mozilla/5.0 (X11;"
                    + " Linux)\"",
            "192.0.2.7 - - \"POST /api/v1/users HTTP/1.1\" 503 \"https://www.example.com/\" \"Chrome/1.0 Safari/5.0"
                    + " like Gecko\"",
            "[error] 77#77: *1 connect() failed (111: Connection refused) while connecting to upstream, client:"
                    + " 192.0.2.7",
            "[warn] upstream sent invalid header while reading response header from upstream, request: \"GET /"
                    + " HTTP/1.1\"",
            "[error] upstream timed out (110: Connection timed out), server: example.com, 502 Bad Gateway, 404 Not"
                    + " Found",
            "HTTP/1.1 503 Service Unavailable, 500 Internal Server Error, 401 Unauthorized, 400 Bad Request",
            "{\"level\":\"info\",\"ts\":\"2026-01-01T00:00:00Z\",\"logger\":\"main\",\"msg\":\"request"
                    + " completed\",\"duration\":12}",
            "{\"level\":\"error\",\"message\":\"connection to database failed:"
                    + " timeout\",\"service\":\"api\",\"trace_id\":\"ab\"}",
            "time=\"2026-01-01T00:00:00Z\" level=warning msg=\"container failed to start, restarting in 10 seconds\"",
            "2026-01-01 00:00:00,000 INFO  [main] com.example.Application - Started Application in 3.2 seconds",
            "2026-01-01 00:00:00,000 ERROR [http-1] c.e.Handler - java.lang.NullPointerException: Cannot invoke method",
            "2026-01-01 00:00:00,000 WARN  [pool-2] Retrying request to http://192.0.2.8:8080/ after error, attempt 2",
            "2026-01-01 00:00:00 UTC [99] LOG: checkpoint complete: wrote 12 buffers; duration: 3.1 ms, statement:"
                    + " SELECT",
            "FATAL: password authentication failed for user \"app\"; DETAIL: Key already exists, too many connections",
            "[Note] Aborted connection 7 to db: 'app' user: 'app' host: '192.0.2.7' (Got timeout reading packets)",
            "INFO: 12 packets, 3456 bytes, 0 errors, 0 dropped; DEBUG: parsed header, sent message, received reply",
            "NOTICE: child process 4711 exited normally, status=0; profile reloaded, module loaded successfully",
            "audit: type=1400 apparmor=\"DENIED\" operation=\"open\" profile=\"/usr/sbin/ntpd\" name=\"/etc/ssl\""
                    + " pid=1",
            "user dana is online, call from trunk to extension ended, channel state changed, session closed");

    private OrdinaryLines() {}
}
